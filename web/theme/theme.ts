import { createTheme, defaultVariantColorsResolver } from '@mantine/core';
import type { CSSVariablesResolver, VariantColorsResolver } from '@mantine/core';
import { asVariables, dark, light } from './tokens.ts';

/** Buttons take the token pair, so that contrast holds in both schemes; Mantine's own shades are never seen. */
const variants: VariantColorsResolver = (input) => {
  if (input.variant === 'filled')
    return {
      background: 'var(--az-action)',
      hover: 'var(--az-action-hover)',
      color: 'var(--az-on-action)',
      border: '1px solid transparent',
    };
  if (input.variant === 'subtle' || input.variant === 'light')
    return {
      background: input.variant === 'light' ? 'var(--az-action-tint)' : 'transparent',
      hover: 'var(--az-action-tint)',
      color: 'var(--az-action)',
      border: '1px solid transparent',
    };
  return defaultVariantColorsResolver(input);
};

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 3 },
  colors: {
    petrol: [
      '#e3eff1',
      '#c6e0e4',
      '#9fcdd5',
      '#6cc3d1',
      '#45a3b3',
      '#2a8697',
      '#1a707f',
      '#11616f',
      '#0b5563',
      '#08414c',
    ],
  },
  fontFamily: "'Source Sans 3 Variable', system-ui, sans-serif",
  headings: {
    fontFamily: 'inherit',
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.5' },
    },
  },
  fontSizes: { xs: '0.875rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.625rem' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.4', xl: '1.25' },
  radius: { xs: '6px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'md',
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: variants,
  components: {
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md', iconColor: 'var(--az-on-action)' } },
    RadioGroup: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md', iconColor: 'var(--az-on-action)' } },
    CheckboxGroup: { defaultProps: { size: 'md' } },
    Menu: {
      defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false, shadow: 'md', returnFocus: true },
    },
    Anchor: { defaultProps: { underline: 'always' } },
  },
});

/** Mantine's names, pointed at our tokens: its defaults for errors, hints and placeholders are too pale to read. */
const mapped = {
  '--mantine-color-body': 'var(--az-paper)',
  '--mantine-color-text': 'var(--az-ink)',
  '--mantine-color-bright': 'var(--az-ink)',
  '--mantine-color-dimmed': 'var(--az-dim)',
  '--mantine-color-placeholder': 'var(--az-dim)',
  '--mantine-color-anchor': 'var(--az-action)',
  '--mantine-color-error': 'var(--az-late)',
  '--mantine-color-default': 'var(--az-paper)',
  '--mantine-color-default-color': 'var(--az-ink)',
  '--mantine-color-default-hover': 'var(--az-action-tint)',
  '--mantine-color-default-border': 'var(--az-control)',
  // The grey of borders of inputs, checkboxes and radios.
  '--mantine-color-gray-4': 'var(--az-control)',
  '--mantine-color-dark-4': 'var(--az-control)',
  '--mantine-color-dark-6': 'var(--az-paper)',
  '--mantine-primary-color-filled': 'var(--az-action)',
  '--mantine-primary-color-filled-hover': 'var(--az-action-hover)',
  '--mantine-primary-color-contrast': 'var(--az-on-action)',
};

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...asVariables(light), ...mapped },
  dark: { ...asVariables(dark), ...mapped },
});
