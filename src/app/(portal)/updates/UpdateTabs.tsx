import Link from 'next/link';
import { UPDATE_TABS, type UpdateTab } from '../../../queries/portalUpdates.ts';
import { address } from '../../(public)/parameters.ts';
import lists from '../lists/lists.module.css';
import { grouped } from '../lists/words.ts';

const TABS = Object.entries(UPDATE_TABS) as [UpdateTab, { label: string }][];

/** The four lists with what stands in each; the first is named with its year. */
export function UpdateTabs({ current, counts, year }: { current: UpdateTab; counts: Record<UpdateTab, number>; year: number }) {
  return (
    <nav className={lists.tabs} aria-label="按状态查看">
      <ul>
        {TABS.map(([tab, { label }]) => (
          <li key={tab}>
            <Link href={address('/portal/updates', { tab })} prefetch={false} aria-current={tab === current ? 'page' : undefined}>
              {tab === 'due' ? `${year} 年度${label}` : label}（{grouped(counts[tab])}）
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
