import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { findSessionUser, SESSION_COOKIES } from '../../../../../accounts/sessions.ts';
import { now } from '../../../../../adapters/clock.ts';
import { draftAnnouncement } from '../../../../../queries/announcements.ts';
import { database } from '../../../../database.ts';
import { Banner } from '../../../components/Banner.tsx';
import { Column, PublicPage } from '../../../components/PublicPage.tsx';
import { Article } from '../../Article.tsx';
import { followEditor } from '../followEditor.ts';

export const dynamic = 'force-dynamic';

/** Nothing of a draft is remembered by anybody. */
export const metadata: Metadata = { title: '预览', robots: { index: false, follow: false } };

/** The newest saved content as its readers would see it, beside the editor's form. For editors and staff; there is no such page for anybody else. */
export default async function AnnouncementPreview({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const found = (await isEditor()) ? await draftAnnouncement(database(), id, now()) : null;
  if (!found) notFound();
  const nonce = /'nonce-([^']+)'/.exec((await headers()).get('content-security-policy') ?? '')?.[1];
  return (
    <PublicPage section="announcements">
      <Column>
        <Banner tone="info" heading="预览">
          这里是最近一次保存的内容，发布以后公众看到的就是这样。
        </Banner>
      </Column>
      <Column>
        <Article announcement={found} language="zh" />
      </Column>
      <script nonce={nonce} dangerouslySetInnerHTML={{ __html: followEditor() }} />
    </PublicPage>
  );
}

async function isEditor(): Promise<boolean> {
  const token = (await cookies()).get(SESSION_COOKIES.users)?.value;
  const user = token ? await findSessionUser(database(), 'users', token) : null;
  return ['editor', 'staff'].includes(String(user?.role));
}
