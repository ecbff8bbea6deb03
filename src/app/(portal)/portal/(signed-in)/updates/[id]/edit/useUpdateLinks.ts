'use client';

import { useMemo } from 'react';
import type { LinkedPatent } from '../../../../../../../casework/linkedPatents.ts';
import type { Values } from '../../../../../../../domain/forms/field.ts';
import { MOST_LINKS, updateLinksOf, type UpdateLink } from '../../../../../../../domain/forms/productUpdate.ts';
import type { OwnLink, OwnPatent } from '../../../../../../../queries/portalProducts.ts';
import { useForm } from '../../../../../kit/FormContext.ts';
import type { PatentLinks } from '../../../products/[id]/edit/usePatentLinks.ts';
import { useProduct } from '../../../products/[id]/edit/ProductContext.ts';

/** The facts of the patents a page has seen: the update itself keeps only their ids. */
export class KnownPatents {
  readonly #byId = new Map<string, OwnPatent>();

  constructor(patents: readonly LinkedPatent[]) {
    for (const { core: _core, upheld: _upheld, caseNumber: _number, ...patent } of patents) this.remember(patent);
  }

  remember(patent: OwnPatent): void {
    this.#byId.set(patent.id, patent);
  }

  get(id: string): OwnPatent | undefined {
    return this.#byId.get(id);
  }
}

/** The patents as they shall be, as the patent lists of the filing form know them. */
export function useLinkedPatents(values: Values, known: KnownPatents): readonly OwnLink[] {
  const { links } = values;
  return useMemo(
    () =>
      (updateLinksOf(links) ?? []).flatMap(({ patent: id, core, upheld, caseNumber }) => {
        const patent = known.get(id);
        return patent ? [{ ...patent, linkId: id, core, upheld, caseNumber: caseNumber ?? '' }] : [];
      }),
    [links, known],
  );
}

const NO_FAULTS: Record<string, string> = {};

/** Changes of the patents are part of the form and saved with it, where the filing form saves each link by itself. */
export function useUpdateLinks(known: KnownPatents): PatentLinks {
  const { session, state } = useForm();
  const { links } = useProduct();
  const fault = state.faults.links;
  const stored = (): UpdateLink[] => updateLinksOf(session.get().state.values.links) ?? [];
  const keep = (next: UpdateLink[]) => {
    session.choose('links', next);
    void session.flush();
  };

  async function add(patent: OwnPatent): Promise<string | null> {
    const list = stored();
    if (list.some((each) => each.patent === patent.id)) return null;
    if (list.length >= MOST_LINKS) return `一个产品最多关联 ${MOST_LINKS} 件专利。`;
    known.remember(patent);
    keep([...list, { patent: patent.id, core: false, upheld: false, caseNumber: null }]);
    return null;
  }

  async function change(link: OwnLink, part: Partial<Pick<OwnLink, 'core' | 'upheld' | 'caseNumber'>>): Promise<void> {
    keep(stored().map((each) => (each.patent === link.id ? { ...each, ...part } : each)));
  }

  async function remove(link: OwnLink): Promise<void> {
    keep(stored().filter(({ patent }) => patent !== link.id));
  }

  return { links: [...links], faults: fault && links[0] ? { [links[0].linkId]: fault } : NO_FAULTS, add, change, remove };
}
