import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newestPictured } from '../../src/queries/newestPictured.ts';
import { publicityNow } from '../../src/queries/publicityNow.ts';
import { readPublicSettings, UNSAVED_SETTINGS } from '../../src/queries/settings.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { asAction, moveTo, organisation, product } from '../support/searchBed.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const rowsOf = async (text: string, values: unknown[] = []) => (await database.pool.query<{ id: string }>(text, values)).rows;

describe('the round on the home page', () => {
  const LAST_DAY = '2026-03-20';
  const round = async (endsOn: string | null) =>
    (await rowsOf(
      `insert into certification_rounds (id, title, closes_on, standard, publicity_days, validity_months, publicised_at, publicity_ends_on)
       values (uuidv7(), '2026 年度认定', '2026-01-31', 'v1', 10, 12, case when $1::text is null then null else timestamptz '2026-03-06T09:00+08' end, $1) returning id`,
      [endsOn],
    ))[0]!.id;
  const candidate = async (roundId: string, status: string) => {
    const made = await product(database.pool);
    await asAction(database.pool, 'insert into certifications (id, status, enterprise_id, round_id, product_id) values (uuidv7(), $1::enum_certifications_status, $2, $3, $4)', [status, made.enterprise, roundId, made.id]);
  };

  test('counts the publicised products alone, through the last second of its last day in Shanghai', async () => {
    const running = await round(LAST_DAY);
    for (const status of ['publicised', 'publicised', 'excluded', 'shortlisted']) await candidate(running, status);
    await candidate(await round(null), 'shortlisted');
    const shown = [{ title: '2026 年度认定', endsOn: LAST_DAY, products: 2, slug: null }];
    expect(await publicityNow(database.pool, new Date('2026-03-20T23:59:59.999+08:00'))).toEqual(shown);
    expect(await publicityNow(database.pool, new Date('2026-03-21T00:00:00+08:00'))).toEqual([]);
  });
});

describe('the pictures on the home page', () => {
  const pictureOf = (owner: { id: string; enterprise: string }, slot: string) =>
    rowsOf(
      `insert into attachments (id, enterprise_id, owner_collection, owner_id, slot, original_name, format, mime_type, byte_size, sha256, storage_key)
       values (uuidv7(), $1, 'products', $2, $3, 'a.jpg', 'jpg', 'image/jpeg', 1, repeat('a', 64), 'k')`,
      [owner.enterprise, owner.id, slot],
    );

  test('are of the newest filed products that have a main picture, one of each organisation', async () => {
    const enterprise = await organisation(database.pool, '图片公司');
    const [older, newer, scanOnly, gone] = [await product(database.pool, { enterprise }), await product(database.pool, { enterprise }), await product(database.pool), await product(database.pool)];
    await Promise.all([pictureOf(older, 'mainPicture'), pictureOf(newer, 'mainPicture'), pictureOf(scanOnly, 'economicProof'), pictureOf(gone, 'mainPicture')]);
    await moveTo(database.pool, gone.id, 'withdrawn');
    expect((await newestPictured(database.pool, 4)).map(({ enterpriseName }) => enterpriseName)).toEqual(['图片公司']);
  });
});

describe('the footer', () => {
  test('shows the defaults until staff have saved the settings once', async () => {
    await rowsOf('delete from settings');
    expect(await readPublicSettings(database.pool)).toEqual(UNSAVED_SETTINGS);
  });

  test('has the English wording where staff wrote one, related sites in their order, and leaves empty lines out', async () => {
    const [{ id } = { id: '' }] = await rowsOf(
      `insert into settings (id, platform_name, operator, operator_english, hotline, hours, address, postcode, icp, asset_report_deadline, agreement_version, privacy_version)
       values (uuidv7(), '平台', '某局', 'Some Office', '12345', '工作日', '某路 1 号', '', '', '04-30', '1', '1') returning id`,
    );
    for (const [place, label] of [[2, '乙站'], [1, '甲站']]) {
      await rowsOf(`insert into settings_links (_order, _parent_id, id, label, url) values ($1::int, $2, $3::text, $3::text, 'https://example.gov.cn/')`, [place, id, label]);
    }
    expect(await readPublicSettings(database.pool)).toMatchObject({
      ...{ operator: '某局', address: '某路 1 号' },
      english: { platformName: 'Intellectual Property Service Platform', operator: 'Some Office', hours: null, address: null },
      ...{ postcode: null, icp: null, email: null },
      links: [{ label: { text: '甲站', english: null } }, { label: { text: '乙站' } }],
    });
  });
});
