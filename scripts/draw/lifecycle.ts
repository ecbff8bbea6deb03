import { targetOf, type Action, type CommonFacts, type Lifecycle, type State } from '../../src/domain/lifecycle/engine.ts';
import { ROLES } from '../../src/domain/roles.ts';

/** A lifecycle as Markdown: a Mermaid diagram, its states and its actions, in the words people see. Ends with a line break. */
export function drawLifecycle(lifecycle: Lifecycle): string {
  const sections = [
    `# ${lifecycle.label}（\`${lifecycle.collection}\`）`,
    `由 \`src/domain/lifecycle/${lifecycle.collection.replace(/-(\w)/g, (_hyphen, letter: string) => letter.toUpperCase())}.ts\` 生成，请勿手改；改过声明后运行 \`npm run draw\`。`,
    '```mermaid\n' + diagram(lifecycle) + '\n```',
    '## 状态\n\n' + table(['状态', '标识', '可编辑', '公开', '终态'], Object.entries(lifecycle.states).map(stateRow)),
    '## 办理动作\n\n' + table(['动作', '标识', '办理人', '从', '到', '须填写', '条件（不满足时的答复）', '通知'], actionRows(lifecycle)),
  ];
  return `${sections.join('\n\n')}\n`;
}

type Actions = [name: string, action: Action<string, CommonFacts>][];

function diagram({ initial, states, actions }: Lifecycle): string {
  const names = Object.entries(states).map(([name, { label }]) => `  state "${label}" as ${name}`);
  const edges = (Object.entries(actions) as Actions).flatMap(([, action]) => (action.to === 'stay' ? [] : action.from.map((state) => `  ${state} --> ${targetOf(action, state)}: ${action.label}`)));
  const ends = Object.entries(states).flatMap(([name, { isFinal }]) => (isFinal ? [`  ${name} --> [*]`] : []));
  return ['stateDiagram-v2', ...names, `  [*] --> ${initial}`, ...edges, ...ends].join('\n');
}

function stateRow([name, { label, editableBy = [], isPublic, isFinal }]: [string, State]): string[] {
  return [label, `\`${name}\``, editableBy.map((role) => ROLES[role]).join('、'), isPublic ? '是' : '', isFinal ? '是' : ''];
}

function actionRows({ states, actions }: Lifecycle): string[][] {
  const labelOf = (state: string) => states[state]?.label ?? state;
  return (Object.entries(actions) as Actions).map(([name, action]) => [
    action.label,
    `\`${name}\``,
    action.by.map((role) => ROLES[role]).join('、'),
    action.from.map(labelOf).join('、'),
    action.to === 'stay' ? '不变' : [...new Set(action.from.map((state) => labelOf(targetOf(action, state))))].join('、'),
    (action.asks ?? []).map(({ label, required }) => (required ? label : `${label}（可不填）`)).join('、'),
    [...(action.notBySameAs ? [action.notBySameAs.label] : []), ...(action.requires ?? []).map((guard) => guard.label)].join('<br>'),
    action.tells ? `\`${action.tells}\`` : '',
  ]);
}

function table(heads: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
