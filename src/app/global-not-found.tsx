import type { Metadata } from 'next';
import './tokens.css';
import './(public)/base.css';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: '没有找到这个页面' };

/** For addresses none of the three surfaces knows. src/server.ts answers with its own page, with a trace id; this one stands in where Next runs alone. */
export default function GlobalNotFound() {
  return (
    <html lang="zh-CN">
      <body>
        <main style={{ maxWidth: 'var(--measure-reading)', margin: 'var(--space-7) auto', padding: '0 var(--space-4)' }}>
          <h1>没有找到这个页面</h1>
          <p>网址可能有误，或者页面已被移走。请检查网址是否完整。</p>
          <p>
            <a href="/">返回首页</a>
          </p>
        </main>
      </body>
    </html>
  );
}
