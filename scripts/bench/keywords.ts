import type { Random } from '../seed/random.ts';
import type { Candidate } from './oracle.ts';

/** The kinds of keyword people type, each made from products that exist (or surely do not). */
export const KEYWORD_CLASSES: Record<string, (random: Random, candidates: readonly Candidate[]) => string> = {
  '1 character': (random, candidates) => piece(random, fieldOf(random, candidates), 1),
  '2 characters': (random, candidates) => piece(random, fieldOf(random, candidates), 2),
  '3 characters': (random, candidates) => piece(random, fieldOf(random, candidates), 3),
  '4–8 characters': (random, candidates) => piece(random, fieldOf(random, candidates), 4 + random.below(5)),
  'mixed Latin': (random, candidates) => latinPiece(random, candidates),
  'several words': (random, candidates) => wordsOfOne(random, random.pick(candidates)),
  'no hit': (random) => Array.from({ length: 2 + random.below(3) }, () => random.pick(UNHEARD)).join(''),
  'very common': (random) => random.pick(COMMON),
};

/** What occurs in most products: legal forms, trades, years. */
const COMMON = ['公司', '有限公司', '有限', '司', '限', '20', '202', '2', '科技有限公司', '股份', '有限公司 202', '电', '机', '设备', '公 司', '股份有限公司', '限公', '有 公', '0', '用'];
const UNHEARD = [...'麤靐龘灪籱虋齉爨驫鱻厵纞癵钃'];

function fieldOf(random: Random, candidates: readonly Candidate[]): string {
  const fields = random.pick(candidates).text.split('\n');
  // Names and organisations are what people look for; models and numbers are typed more rarely.
  return (random.chance(65) ? fields[0] : random.chance(60) ? fields[2] : random.pick(fields)) || (fields[0] as string);
}

function piece(random: Random, text: string, length: number): string {
  const letters = [...text];
  const from = random.below(Math.max(letters.length - length + 1, 1));
  return letters.slice(from, from + length).join('');
}

function latinPiece(random: Random, candidates: readonly Candidate[]): string {
  for (let tries = 0; tries < 200; tries += 1) {
    const [name = '', , , model = ''] = random.pick(candidates).text.split('\n');
    if (/[a-z]/.test(name) && random.chance(70)) return piece(random, name.slice(Math.max(name.search(/[a-z]/) - 2, 0)), 3 + random.below(4));
    if (/[a-z]/.test(model)) return piece(random, model, 3 + random.below(4));
  }
  return 'led';
}

function wordsOfOne(random: Random, { text }: Candidate): string {
  const [name = '', kind = '', enterprise = '', model = ''] = text.split('\n');
  const sources = [name, enterprise, random.chance(50) ? name : kind, random.chance(30) ? model : enterprise].filter((source) => source.length > 1);
  return sources.slice(0, 2 + random.below(3)).map((source) => piece(random, source, 1 + random.below(3))).join(' ');
}
