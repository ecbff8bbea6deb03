'use client';

import { success } from '../../../domain/result.ts';
import { checkRegistration } from '../../../domain/registration.ts';
import type { Agreements } from '../../../queries/agreements.ts';
import { AccountForm } from '../account/AccountForm.tsx';
import { CodeButton, CodeSaid, useCode } from '../account/CodeButton.tsx';
import { Consent } from '../account/Consent.tsx';
import { PasswordField } from '../account/PasswordField.tsx';
import { postAccount } from '../account/postAccount.ts';
import { TextField } from '../account/TextField.tsx';
import { useAccountForm } from '../account/useAccountForm.ts';

const EMPTY = { code: '', username: '', email: '', password: '', passwordConfirmation: '', agreement: false, privacy: false };
/** Stands for the invited number, which the server knows and this page need not. */
const ANY_MOBILE = '13800000000';

type Props = { invitation: string; /** Masked. */ mobile: string; email: string; agreements: Agreements };

/** An invited person opens their own account in the company: as in a registration, with the phone that was invited. */
export function JoinForm({ invitation, mobile, email, agreements }: Props) {
  const form = useAccountForm({ ...EMPTY, email });
  const code = useCode({
    read: () => success(invitation),
    field: 'code',
    send: () => postAccount('invitation-code', { invitation }),
    onSent: form.clear,
    onProblem: (message, field) => form.show([{ message, field }]),
  });
  const check = () => {
    const checked = checkRegistration({ ...form.values, mobile: ANY_MOBILE });
    return checked.ok ? [] : checked.problems;
  };
  const done = () => {
    window.location.assign('/portal');
    return 'leaving' as const;
  };
  const join = () => form.submit({ check, send: () => postAccount('join', { ...form.values, invitation }), done });
  return (
    <AccountForm form={form} verb="接受邀请" onSubmit={() => void join()}>
      <TextField {...form.field('code')} label="短信验证码" hint={`发送到被邀请的手机号码 ${mobile}。`} inputMode="numeric" autoComplete="one-time-code" aside={<CodeButton {...code} />}>
        <CodeSaid said={code.said} />
      </TextField>
      <TextField {...form.field('username')} label="用户名" hint="4 至 20 个字符，可用字母、数字和汉字，不能是手机号码的样式。" autoComplete="username" autoCapitalize="off" spellCheck={false} />
      <TextField {...form.field('email')} label="电子邮箱" type="email" inputMode="email" autoComplete="email" autoCapitalize="off" />
      <PasswordField isNew {...form.field('password')} label="密码" autoComplete="new-password" />
      <PasswordField {...form.field('passwordConfirmation')} label="再次输入密码" autoComplete="new-password" />
      <Consent title="用户协议" agreement={agreements.agreement} {...form.field('agreement')} />
      <Consent title="隐私政策" agreement={agreements.privacy} {...form.field('privacy')} />
    </AccountForm>
  );
}
