'use client';

import { parseMobile } from '../../../domain/phone.ts';
import { parseCode } from '../../../domain/registration.ts';
import { CaptchaLine } from '../../captcha/CaptchaLine.tsx';
import { useCaptcha } from '../../captcha/useCaptcha.ts';
import { AccountForm } from './AccountForm.tsx';
import { CodeButton, CodeSaid, useCode } from './CodeButton.tsx';
import { postAccount, postProven } from './postAccount.ts';
import { TextField } from './TextField.tsx';
import { useAccountForm } from './useAccountForm.ts';

const EMPTY = { mobile: '', code: '' };

/** Sign-in by a code sent to the mobile number of the account. `next`: a path of the portal, checked by the server. */
export function CodeLoginForm({ next }: { next: string }) {
  const form = useAccountForm(EMPTY);
  const captcha = useCaptcha();
  const code = useCode({
    read: () => parseMobile(form.values.mobile),
    field: 'mobile',
    send: (mobile) => postProven(captcha, 'login-code', { mobile }),
    onSent: form.clear,
    onProblem: (message, field) => form.show([{ message, field }]),
  });
  const done = () => {
    window.location.assign(next);
    return 'leaving' as const;
  };
  const signIn = () => form.submit({ check: () => problemsOf(form.values), send: () => postAccount('login-by-code', form.values), done });
  return (
    <AccountForm form={form} verb="登录" onSubmit={() => void signIn()}>
      <TextField {...form.field('mobile')} label="手机号码" hint="注册时填写的手机号码。" type="tel" inputMode="tel" autoComplete="tel-national" />
      <TextField {...form.field('code')} label="短信验证码" inputMode="numeric" autoComplete="one-time-code" aside={<CodeButton {...code} />}>
        <CodeSaid said={code.said} />
        <CaptchaLine captcha={captcha} />
      </TextField>
    </AccountForm>
  );
}

function problemsOf({ mobile, code }: typeof EMPTY) {
  const read = { mobile: parseMobile(mobile), code: parseCode(code) };
  return Object.entries(read).flatMap(([field, result]) => (result.ok ? [] : [{ field, message: result.reason }]));
}
