'use client';

import { useState } from 'react';
import type { OwnLink, OwnPatent } from '../../../../../../../queries/portalProducts.ts';
import { api, sentenceOf } from '../../../../../kit/api.ts';
import { useForm } from '../../../../../kit/FormContext.ts';
import { useProduct } from './ProductContext.ts';

type LinkPart = Partial<Pick<OwnLink, 'core' | 'upheld' | 'caseNumber'>>;

/** Links are rows of their own, each saved at once; a change the server does not take is taken back and explained. */
export function usePatentLinks() {
  const { id } = useForm();
  const { links, setLinks } = useProduct();
  const [faults, setFaults] = useState<Record<string, string>>({});

  async function add(patent: OwnPatent): Promise<string | null> {
    if (links.some((each) => each.id === patent.id)) return null;
    const answer = await api<{ doc: { id: string } }>('product-patents', { method: 'POST', body: { product: id, patent: patent.id } });
    if (!answer.ok) return sentenceOf(answer);
    setLinks((list) => [...list, { ...patent, linkId: answer.value.doc.id, core: false, upheld: false, caseNumber: '' }]);
    return null;
  }

  async function change(link: OwnLink, part: LinkPart): Promise<void> {
    const put = (next: OwnLink) => setLinks((list) => list.map((each) => (each.linkId === link.linkId ? next : each)));
    put({ ...link, ...part });
    const { upheld, ...rest } = part;
    const body = { ...rest, ...(upheld === undefined ? {} : { upheldAfterInvalidation: upheld }) };
    const answer = await api(`product-patents/${link.linkId}`, { method: 'PATCH', body });
    setFaults((all) => ({ ...all, [link.linkId]: answer.ok ? '' : sentenceOf(answer) }));
    if (!answer.ok && answer.kind === 'refused') put(link);
  }

  async function remove(link: OwnLink): Promise<void> {
    const answer = await api(`product-patents/${link.linkId}`, { method: 'DELETE' });
    setFaults((all) => ({ ...all, [link.linkId]: answer.ok ? '' : sentenceOf(answer) }));
    if (answer.ok || answer.status === 404) setLinks((list) => list.filter((each) => each.linkId !== link.linkId));
  }

  return { links, faults, add, change, remove };
}

export type PatentLinks = ReturnType<typeof usePatentLinks>;
