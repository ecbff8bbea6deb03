import type { Metadata } from 'next';
import Link from 'next/link';
import { requirePortalUser } from '../../../../currentUser.ts';
import lists from '../../../../lists/lists.module.css';
import { AddPatents } from '../../../../patents/AddPatents.tsx';
import { Crumbs } from '../../../../shell/Crumbs.tsx';

export const metadata: Metadata = { title: '按专利号添加专利' };

export default async function AddPatentsPage() {
  await requirePortalUser('/portal/patents/add');
  return (
    <>
      <Crumbs above={[{ href: '/portal/patents', label: '专利信息' }]} />
      <h1>按专利号添加专利</h1>
      <p className={lists.lead}>粘贴或输入专利号，一次最多 500 件。平台先逐行核对，您确认后再添加。登记数据中查不到的专利，可以<Link href="/portal/patents/new">手工填写</Link>。</p>
      <AddPatents />
    </>
  );
}
