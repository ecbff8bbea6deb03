'use client';

import { parseMobile } from '../../../domain/phone.ts';
import { checkRegistration } from '../../../domain/registration.ts';
import type { Agreements } from '../../../queries/agreements.ts';
import { CaptchaLine } from '../../captcha/CaptchaLine.tsx';
import { useCaptcha } from '../../captcha/useCaptcha.ts';
import { AccountForm } from './AccountForm.tsx';
import { CodeButton, CodeSaid, useCode } from './CodeButton.tsx';
import { Consent } from './Consent.tsx';
import { PasswordField } from './PasswordField.tsx';
import { postAccount, postProven } from './postAccount.ts';
import { TextField } from './TextField.tsx';
import { useAccountForm } from './useAccountForm.ts';

const EMPTY = { username: '', mobile: '', code: '', email: '', password: '', passwordConfirmation: '', agreement: false, privacy: false };

type Props = {
  agreements: Agreements;
  /** Somebody an identity service vouches for: what it knows of them, to be changed at will, and the page they wanted. */
  identity?: { next: string; mobile: string; email: string };
};

/** Registration of an enterprise account (spec 2). The rules are the server's own, so every problem shows before anything is sent. */
export function RegisterForm({ agreements, identity }: Props) {
  const form = useAccountForm({ ...EMPTY, mobile: identity?.mobile ?? '', email: identity?.email ?? '' });
  const check = () => {
    const checked = checkRegistration(form.values);
    return checked.ok ? [] : checked.problems;
  };
  const done = () => {
    window.location.assign(identity?.next ?? '/portal');
    return 'leaving' as const;
  };
  const register = () => form.submit({ check, send: () => postAccount(identity ? 'sso-register' : 'register', form.values), done });
  const signIn = identity ? null : <a href="/portal/login">已有账号，去登录</a>;
  return (
    <AccountForm form={form} verb={identity ? '建立账号' : '注册'} onSubmit={() => void register()} aside={signIn}>
      <Identity form={form} />
      <PasswordField isNew {...form.field('password')} label="密码" autoComplete="new-password" />
      <PasswordField {...form.field('passwordConfirmation')} label="再次输入密码" autoComplete="new-password" />
      <Consent title="用户协议" agreement={agreements.agreement} {...form.field('agreement')} />
      <Consent title="隐私政策" agreement={agreements.privacy} {...form.field('privacy')} />
    </AccountForm>
  );
}

/** Name, phone with its code, mailbox. */
function Identity({ form }: { form: ReturnType<typeof useAccountForm<typeof EMPTY>> }) {
  const captcha = useCaptcha();
  const code = useCode({
    read: () => parseMobile(form.values.mobile),
    field: 'mobile',
    send: (mobile) => postProven(captcha, 'registration-code', { mobile }),
    onSent: form.clear,
    onProblem: (message, field) => form.show([{ message, field }]),
  });
  return (
    <>
      <TextField {...form.field('username')} label="用户名" hint="4 至 20 个字符，可用字母、数字和汉字，不能是手机号码的样式。" autoComplete="username" autoCapitalize="off" spellCheck={false} />
      <TextField {...form.field('mobile')} label="手机号码" hint="内地 11 位手机号码，用来接收办理结果。" type="tel" inputMode="tel" autoComplete="tel-national" />
      <TextField {...form.field('code')} label="短信验证码" inputMode="numeric" autoComplete="one-time-code" aside={<CodeButton {...code} />}>
        <CodeSaid said={code.said} />
        <CaptchaLine captcha={captcha} />
      </TextField>
      <TextField {...form.field('email')} label="电子邮箱" type="email" inputMode="email" autoComplete="email" autoCapitalize="off" />
    </>
  );
}
