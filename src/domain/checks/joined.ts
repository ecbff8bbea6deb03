import { ACCESSORY_HEADS, ATTRIBUTE_ENDINGS, JOINER_WORDS, THING_ENDINGS, UNITING_WORDS } from './lexicon.ts';

/**
 * True when a name joins two things (螺栓和螺母), and not two properties of one thing (温度和湿度传感器), two uses of one
 * accessory (手机和平板充电器), or letters of a word (饱和蒸汽锅炉). Doubtful cases count as one thing.
 */
export function joinsTwoThings(name: string): boolean {
  if (UNITING.test(name)) return false;
  const parts = masked(name).split(JOINER).map((part) => part.trim()).filter((part) => part !== '');
  const last = parts.pop();
  if (last === undefined || parts.length === 0 || !parts.every((part) => HAN.test(part))) return false;
  if (parts.some((part) => isThing(part))) return !describesOneThing(last);
  if (/及其|以及|暨/.test(name)) return !parts.every((part) => ATTRIBUTE.test(part));
  return parts.every((part) => isParallel(part, last));
}

/** True when a service joins whole services; joined activities (设计和施工服务) are one. */
export function joinsTwoServices(name: string): boolean {
  return masked(name).split(JOINER).filter((part) => /服务$/.test(part)).length > 1;
}

const HAN = /\p{Script=Han}/u;
/** 、 between digits numbers the atoms of a chemical; a comma joins only between Chinese characters. */
const JOINER = /及其|以及|暨|[和与及]|(?<!\d)、|、(?!\d)|(?<=\p{Script=Han})[,;，；](?=\p{Script=Han})/u;
const WORDS = new RegExp(JOINER_WORDS, 'g');
const THING = new RegExp(`(?:${THING_ENDINGS})$`);
const ATTRIBUTE = new RegExp(`(?:${ATTRIBUTE_ENDINGS})$`);
const ACCESSORY = new RegExp(`^(.{2,})(?:${ACCESSORY_HEADS})$`);
const UNITING = new RegExp(UNITING_WORDS);
/** 用 that says what for, not the 用 of 家用 or 医用. */
const PURPOSE = /的|(?<![家医商车民军专日食农药饮使应适])用/;

/** Hides the joining characters inside everyday words. */
function masked(name: string): string {
  return name.replace(WORDS, (word) => word.replace(/[和与及]/g, '·'));
}

function isThing(part: string): boolean {
  return THING.test(part) && !ATTRIBUTE.test(part);
}

/** Nouns of like length (苹果和香蕉); a longer last part, or one with a head of its own (清扫与洒水车), takes the first as its attribute. */
function isParallel(part: string, last: string): boolean {
  if (ATTRIBUTE.test(part)) return false;
  const [first, second] = [[...part].length, [...last].length];
  return isThing(last) ? first === second : second <= first;
}

/** Whether the last part carries a head that the earlier parts only qualify. */
function describesOneThing(last: string): boolean {
  const served = ACCESSORY.exec(last)?.[1];
  return PURPOSE.test(last) || (served !== undefined && !ATTRIBUTE.test(served) && !/智能|自动|专用$/.test(served));
}
