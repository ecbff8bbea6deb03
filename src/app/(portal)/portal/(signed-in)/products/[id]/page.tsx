import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { listActions } from '../../../../../../casework/listActions.ts';
import { lastRefusal, ownTimeline } from '../../../../../../queries/portalCases.ts';
import { now } from '../../../../../../adapters/clock.ts';
import { civilYear } from '../../../../../../domain/civilDate.ts';
import { whyNotUpdatable } from '../../../../../../domain/productUpdates.ts';
import { updatesOfProduct } from '../../../../../../queries/portalUpdates.ts';
import { UpdateHistory } from '../../../../updates/UpdateHistory.tsx';
import { portalProduct, type PortalProduct } from '../../../../../../queries/portalProduct.ts';
import { portalVisit, requirePortalUser, type PortalVisit } from '../../../../currentUser.ts';
import { ActionBar } from '../../../../kit/ActionBar.tsx';
import { CaseTimeline } from '../../../../kit/CaseTimeline.tsx';
import { FiledFacts } from '../../../../products/FiledFacts.tsx';
import { Lapse } from '../../../../products/Lapse.tsx';
import { LinkedPatents } from '../../../../products/LinkedPatents.tsx';
import { ProductFacts } from '../../../../products/ProductFacts.tsx';
import { nextOf } from '../../../../products/standing.ts';
import { Standing } from '../../../../products/Standing.tsx';
import styles from '../../../../products/product.module.css';
import { database } from '../../../../../database.ts';
import { Crumbs } from '../../../../shell/Crumbs.tsx';

type Props = { params: Promise<{ id: string }> };

const read = cache((enterprise: string, id: string) => portalProduct(database(), enterprise, id));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const visit = await portalVisit();
  const product = visit && (await read(visit.actor.enterprise, (await params).id));
  return { title: product?.name ?? '产品备案' };
}

/** A product of one's own: where it stands, what can be done, everything entered, and the way it took. */
export default async function ProductPage({ params }: Props) {
  const { id } = await params;
  const { actor, db } = await requirePortalUser(`/portal/products/${id}`);
  const product = await read(actor.enterprise, id);
  if (!product) notFound();
  const { actions, timeline, refusal } = await caseOf({ actor, db }, id);
  return (
    <>
      <Crumbs above={[{ href: '/portal/products', label: '产品备案' }]} />
      <div className={styles.page}>
        <h1>{product.name ?? '未命名的产品'}</h1>
        <Standing product={product} refusal={refusal} />
        {product.status === 'filed' && <Lapse product={product} action={actions.find(({ action }) => action === 'confirmLapse')} />}
        <FiledFacts product={product} />
        <ActionBar collection="products" id={id} revision={product.revision} actions={actions.filter(({ action, allowed }) => action !== 'confirmLapse' || !allowed)} />
        <Updates product={product} visit={{ actor, db }} />
        <CaseTimeline collection="products" entries={timeline} {...nextOf(product)} />
        <ProductFacts values={product.values} files={product.files} {...(product.figuresYear ? { year: product.figuresYear } : {})}>
          <LinkedPatents patents={product.patents} />
        </ProductFacts>
      </div>
    </>
  );
}

async function Updates({ product, visit: { actor, db } }: { product: PortalProduct; visit: Pick<PortalVisit, 'actor' | 'db'> }) {
  const updates = await updatesOfProduct(db, actor.enterprise, product.id);
  const year = civilYear(now());
  const isDue = whyNotUpdatable({ status: product.status, filingYear: product.filingYear, year }) === null && !updates.some((update) => update.year === year);
  return <UpdateHistory updates={updates} product={product.id} due={isDue ? year : null} />;
}

/** What can be done, what was done, and what the reviewer said. A draft is submitted from its check page, where every answer is seen once more. */
async function caseOf({ actor, db }: Pick<PortalVisit, 'actor' | 'db'>, id: string) {
  const [offered, timeline, refusal] = await Promise.all([
    listActions(db, 'products', id, actor),
    ownTimeline(db, 'products', id, actor.enterprise),
    lastRefusal(db, 'products', id, actor.enterprise),
  ]);
  return { actions: (offered ?? []).filter(({ action }) => action !== 'submit'), timeline, refusal };
}
