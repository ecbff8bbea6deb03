import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { requestActor } from '../access/actor.ts'
import { today } from '../src/adapters/clock.ts'
import { parsePatentNumber } from '../src/domain/patentNumber.ts'
import { countCodePoints } from '../src/domain/text.ts'
import { Refused } from './refusal.ts'
import { transactionOf } from './transaction.ts'

/** What a company enters by hand: the number decides the type, one stored form, never marked as imported. */
export const guardPatentSave: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const merged = { ...originalDoc, ...data }
  const number = parsePatentNumber(String(merged.number ?? ''))
  if (!number.ok) throw new Refused(number.reason, 422, 'number')
  if (countCodePoints(String(merged.title ?? '')) > 300) throw new Refused('专利名称最多 300 个字。', 422, 'title')
  const holders: unknown = merged.holders
  if (!Array.isArray(holders) || holders.length === 0 || holders.some((name) => typeof name !== 'string' || name.trim() === '')) {
    throw new Refused('请填写专利权人。', 422, 'holders')
  }
  const enterprise = operation === 'create' ? (requestActor(req).enterprise ?? data.enterprise) : originalDoc.enterprise
  const source = req.user ? 'manual' : (merged.source ?? 'manual')
  return { ...data, enterprise, source, number: number.value.number, type: number.value.type, asOf: merged.asOf ?? today() }
}

/** A patent that a product uses stays (spec 2). */
export const guardPatentDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const tx = await transactionOf(req)
  await tx.query('select 1 from patents where id = $1::uuid for update', [String(id)])
  const { rows } = await tx.query<{ name: string | null }>(
    'select p.name from product_patents l join products p on p.id = l.product_id where l.patent_id = $1::uuid limit 1',
    [String(id)],
  )
  if (rows[0]) throw new Refused(`产品“${rows[0].name ?? '未命名'}”正在使用这件专利，不能删除。`, 409)
}
