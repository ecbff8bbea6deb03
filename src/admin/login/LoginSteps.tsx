'use client';

import { useState } from 'react';
import { PasswordStep } from './PasswordStep.tsx';
import type { Next } from './postLogin.ts';
import { SecondStep } from './SecondStep.tsx';

/** Signing in to the back office, one step after the other. `goOn`: an address of our own to open afterwards. */
export function LoginSteps({ goOn }: { goOn: string }) {
  const [next, setNext] = useState<Next | null>(null);
  const enter = () => window.location.assign(goOn);
  return next ? <SecondStep next={next} onNext={setNext} onSignedIn={enter} /> : <PasswordStep onNext={setNext} onSignedIn={enter} />;
}
