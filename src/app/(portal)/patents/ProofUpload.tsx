'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { patentProofForm, PROOF_SLOT } from '../../../domain/forms/patentProof.ts';
import type { OwnFile } from '../../../queries/portalCases.ts';
import { FormProvider } from '../kit/FormContext.ts';
import { createFormSession } from '../kit/formSession.ts';
import { SlotUpload } from '../kit/SlotUpload.tsx';

type Props = { id: string; account: string; initial: readonly OwnFile[] };

/** The proof of a patent entered by hand: each file is saved by its upload, there is nothing else to fill in or to submit. */
export function ProofUpload({ id, account, initial }: Props) {
  const router = useRouter();
  const [files, setFiles] = useState(initial);
  const [session] = useState(() => createFormSession({ form: patentProofForm, id, account, record: { values: {}, revision: 0 } }));
  // The page around says whether a proof is there.
  const change: typeof setFiles = (next) => (setFiles(next), router.refresh());
  const view = { form: patentProofForm, id, year: 0, session, state: session.get().state, files, setFiles: change, problems: [], checked: false, comments: {}, extras: {} };
  return (
    <FormProvider value={view}>
      <SlotUpload slot={PROOF_SLOT} />
    </FormProvider>
  );
}
