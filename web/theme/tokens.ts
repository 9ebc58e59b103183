/** Every colour of the product, once. Light and dark carry the same names, so that no screen chooses a colour itself. */
interface Tokens {
  action: string;
  actionHover: string;
  onAction: string;
  actionTint: string;
  ink: string;
  dim: string;
  paper: string;
  ground: string;
  line: string;
  control: string;
  late: string;
  lateTint: string;
  soon: string;
  soonTint: string;
  done: string;
  doneTint: string;
}

export const light: Tokens = {
  action: '#0b5563',
  actionHover: '#08414c',
  onAction: '#ffffff',
  actionTint: '#e3eff1',
  ink: '#1f2a30',
  dim: '#526067',
  paper: '#ffffff',
  ground: '#f6f8f8',
  line: '#d7dedf',
  control: '#728188',
  late: '#aa2729',
  lateTint: '#fceceb',
  soon: '#8a5a00',
  soonTint: '#fff4d6',
  done: '#00693e',
  doneTint: '#e4f3ea',
};

export const dark: Tokens = {
  action: '#6cc3d1',
  actionHover: '#8dd3de',
  onAction: '#0d1417',
  actionTint: '#1c3840',
  ink: '#e8eef0',
  dim: '#aab7bc',
  paper: '#1a2226',
  ground: '#12181b',
  line: '#35434a',
  control: '#7f9097',
  late: '#ff9d99',
  lateTint: '#3c2022',
  soon: '#f0c263',
  soonTint: '#382d14',
  done: '#7fd1a5',
  doneTint: '#173329',
};

/** `actionTint` becomes `--az-action-tint`. */
export function asVariables(tokens: Tokens): Record<string, string> {
  const names = Object.entries(tokens) as [string, string][];
  return Object.fromEntries(
    names.map(([name, value]) => [`--az-${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`, value]),
  );
}
