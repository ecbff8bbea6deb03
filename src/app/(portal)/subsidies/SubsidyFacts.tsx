'use client';

import { useMemo } from 'react';
import { subsidyForm } from '../../../domain/forms/subsidyApplication.ts';
import type { IpItem } from '../../../domain/subsidy/ipItems.ts';
import { formOfRound } from '../../../domain/subsidy/materials.ts';
import type { PortalSubsidy } from '../../../queries/portalSubsidies.ts';
import { FormSummary } from '../kit/Summary.tsx';
import { LoanFacts, PropertyTable } from './LoanFacts.tsx';

/** Everything the application says, in the order of the form as its round wants it. */
export function SubsidyFacts({ subsidy: { record, round, files, loan } }: { subsidy: PortalSubsidy }) {
  const form = useMemo(() => formOfRound(subsidyForm, round.materials), [round.materials]);
  return (
    <FormSummary
      form={form}
      values={record.values}
      files={files}
      extra={(step) =>
        step.key === 'loan' && (
          <>
            <LoanFacts loan={loan} />
            <PropertyTable items={(record.values.ipItems as IpItem[] | null) ?? []} />
          </>
        )
      }
    />
  );
}
