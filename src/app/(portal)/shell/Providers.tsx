'use client';

import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { antdTheme } from '../../antdTheme.ts';

dayjs.locale('zh-cn');

const sign = (character: string) => <span aria-hidden="true">{character}</span>;

/** antd's own icons call themselves by English names ("down", "search") before screen readers. */
const SELECT_ICONS = { suffixIcon: sign('▾'), loadingIcon: sign('…'), removeIcon: sign('×'), menuItemSelectedIcon: sign('✓') };

/** antd in our clothes: Chinese, our tokens, no ripples; `App` lends its dialogs the same theme. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <ConfigProvider
      locale={zhCN}
      theme={antdTheme}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      select={SELECT_ICONS}
      {...(nonce ? { csp: { nonce } } : {})}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
