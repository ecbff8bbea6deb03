import type pg from 'pg';
import industries from '../../src/domain/data/gbt4754-2017.json' with { type: 'json' };
import regions from '../../src/domain/data/regions.json' with { type: 'json' };
import type { Place } from './rows.ts';
import { THINGS } from './vocabulary.ts';

type CodeRow = { code: string; name: string; level: number; parent: string | null; section?: string };

export type Tables = { places: Place[]; classes: string[] };

/** Code tables that are still empty are filled; what staff have loaded stays. Answers the cities and the product classes. */
export async function prepareTables(pool: pg.Pool): Promise<Tables> {
  await fillIfEmpty(pool, 'industries', industries);
  await fillIfEmpty(pool, 'regions', regions);
  await fillIfEmpty(pool, 'product_classes', SAMPLE_CLASSES);
  const [places, classes] = await Promise.all([
    pool.query<Place>(
      `select d.code, c.name from regions d join regions c on c.code = left(d.code, 4) || '00' and c.level = 2
       where d.level = 3 and c.name not in ('市辖区', '县') and c.name not like '%直辖县级%' order by d.code`,
    ),
    pool.query<{ code: string }>('select code from product_classes order by code'),
  ]);
  return { places: places.rows, classes: classes.rows.map(({ code }) => code) };
}

/** The statistical product catalogue is not to be had: a sample, labelled as one. */
const SAMPLE_CLASSES: CodeRow[] = THINGS.slice(0, 60).map((name, index) => ({ code: `99${String(index + 1).padStart(2, '0')}`, name: `${name}（样例）`, level: 1, parent: null }));

async function fillIfEmpty(pool: pg.Pool, table: string, rows: readonly CodeRow[]): Promise<void> {
  await pool.query(
    `insert into ${table} (id, code, name, level, parent, section)
     select uuidv7(), code, name, level, parent, section from jsonb_to_recordset($1) as row (code text, name text, level int, parent text, section text)
     where not exists (select 1 from ${table})`,
    [JSON.stringify(rows)],
  );
}
