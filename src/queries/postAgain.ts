import type { Queryable } from '../adapters/database.ts';
import type { Snapshot } from '../casework/submissions.ts';
import type { Form } from '../domain/forms/field.ts';
import { papersToPostAgain, postAgainLines, type KnownFacts, type PaperFacts, type PaperToPost } from '../domain/subsidy/postAgain.ts';

/**
 * Papers to be posted again if the newest submission is accepted, against the one whose papers were posted: the last that was
 * accepted on screen, not simply the one before, for a revision may have been refused in between. Null before a revision.
 */
export async function papersOfRevision(db: Queryable, form: Form, application: string): Promise<PaperToPost[] | null> {
  const { rows } = await db.query<{ number: number; accepted: number; data: Snapshot }>(
    `with log as (select sequence, action from case_log where case_collection = 'subsidy-applications' and case_id = $1),
       accepted as (
         select count(*)::int as number from log
         where action in ('submit', 'revise') and sequence < (select max(sequence) from log where action in ('approve', 'acceptRevision')))
     select s.number::int as number, a.number as accepted, s.data from submissions s, accepted a
     where s.case_collection = 'subsidy-applications' and s.case_id = $1 and s.number >= a.number and a.number > 0 order by s.number`,
    [application],
  );
  const [before, after] = [rows.at(0), rows.at(-1)];
  if (!before || !after || before.number === after.number) return null;
  return papersToPostAgain(form, paperFacts(before.data), paperFacts(after.data));
}

/** `papers`: a line each, none when nothing need be posted again; `until`: the last day on which they must have come in. */
export type PostAgain = { papers: string[]; until: string };

/** What an application whose revision was accepted must post again, as its company was told. Null while everything is to be posted, or nothing is. */
export async function postAgainOf(db: Queryable, application: string): Promise<PostAgain | null> {
  const { rows } = await db.query<{ remark: string; until: string }>(
    `select coalesce(last.input ->> 'remark', '') as remark, v.rules ->> 'paperUntil' as until
     from subsidy_applications a
       join policy_round_versions v on v.round_id = a.round_id and v.version = a.round_version
       cross join lateral (
         select action, input from case_log where case_collection = 'subsidy-applications' and case_id = a.id::text and from_status <> to_status order by sequence desc limit 1
       ) last
     where a.id = $1::uuid and a.status = 'approved' and last.action = 'acceptRevision'`,
    [application],
  );
  return rows[0] ? { papers: postAgainLines(rows[0].remark), until: rows[0].until } : null;
}

function paperFacts({ values, files, extra, known }: Snapshot): PaperFacts {
  return { values, files, ipItems: extra?.ipItems ?? [], known: (known as KnownFacts | undefined) ?? null };
}
