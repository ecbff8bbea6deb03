'use client';

import { Button } from 'antd';
import { useState } from 'react';
import { checkPassword } from '../../../domain/account.ts';
import styles from './account.module.css';
import { TextField, type FieldProps } from './TextField.tsx';

type PasswordProps = Omit<FieldProps, 'type' | 'aside' | 'children' | 'hint'> & {
  /** A new password is judged while it is typed. */
  isNew?: boolean;
};

/** A password that can be shown, because on a phone nobody can type one blind; the button is a real one for the keyboard. */
export function PasswordField({ isNew = false, ...field }: PasswordProps) {
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      {...field}
      type={isShown ? 'text' : 'password'}
      autoCapitalize="off"
      spellCheck={false}
      hint={isNew ? '8 至 18 个字符，须含数字、字母和特殊字符（如 # @ !），区分大小写。' : undefined}
      aside={
        <Button aria-label={isShown ? `隐藏${field.label}` : `显示${field.label}`} onClick={() => setShown(!isShown)}>
          {isShown ? '隐藏' : '显示'}
        </Button>
      }
    >
      {isNew && <Judgement password={field.value} said={field.error} />}
    </TextField>
  );
}

/** While an error stands above, it is the one that names the fault. */
function Judgement({ password, said }: { password: string; said: string | undefined }) {
  const checked = checkPassword(password);
  const sentence = checked.ok ? '密码符合要求。' : checked.reason;
  return (
    <p aria-live="polite" className={checked.ok ? styles.good : styles.hint}>
      {password === '' || (said && !checked.ok) ? '' : sentence}
    </p>
  );
}
