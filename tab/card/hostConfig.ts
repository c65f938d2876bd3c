import { HostConfig } from 'adaptivecards';

const colour = (token: string) => ({ default: `var(--${token})`, subtle: `var(--${token})` });

function foreground(normal: string, subtle: string) {
  return {
    default: { default: `var(--${normal})`, subtle: `var(--${subtle})` },
    dark: colour('colorNeutralForeground1'),
    light: colour('colorNeutralForegroundOnBrand'),
    accent: colour('colorBrandForeground1'),
    good: colour('colorStatusSuccessForeground1'),
    warning: colour('colorStatusWarningForeground3'),
    // The first of the three is 4.2:1 in dark.
    attention: colour('colorStatusDangerForeground3'),
  };
}

const style = (background: string, border: string) => ({
  backgroundColor: `var(--${background})`,
  borderColor: `var(--${border})`,
  foregroundColors: foreground('colorNeutralForeground1', 'colorNeutralForeground3'),
});

const font = (size: 'wide' | 'mono') => ({
  fontFamily: size === 'wide' ? 'var(--fontFamilyBase)' : 'var(--fontFamilyMonospace)',
  fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
});

/**
 * Teams' look of a card. Colours are Fluent's tokens, which each theme gives its own values, so that this one
 * configuration is right in the default, dark and contrast themes and a card need not be drawn anew when it changes.
 */
export const hostConfig = new HostConfig({
  supportsInteractivity: true,
  hostCapabilities: { capabilities: null },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
  separator: { lineThickness: 1, lineColor: 'var(--colorNeutralStroke2)' },
  lineHeights: { small: 16, default: 20, medium: 22, large: 28, extraLarge: 32 },
  imageSizes: { small: 32, medium: 52, large: 100 },
  imageSet: { imageSize: 'medium', maxImageHeight: 100 },
  fontTypes: { default: font('wide'), monospace: font('mono') },
  containerStyles: {
    default: style('colorNeutralBackground1', 'colorNeutralStroke1'),
    emphasis: style('colorNeutralBackground3', 'colorNeutralStroke1'),
    good: style('colorStatusSuccessBackground1', 'colorStatusSuccessBorder1'),
    attention: style('colorStatusDangerBackground1', 'colorStatusDangerBorder1'),
    warning: style('colorStatusWarningBackground1', 'colorStatusWarningBorder1'),
    accent: style('colorBrandBackground2', 'colorBrandStroke1'),
  },
  inputs: {
    label: {
      requiredInputs: { weight: 'Bolder', suffix: ' *', suffixColor: 'Attention' },
      optionalInputs: { weight: 'Bolder' },
    },
    errorMessage: { color: 'Attention', size: 'Small' },
  },
  factSet: {
    title: { weight: 'Bolder', wrap: true, maxWidth: 150 },
    value: { wrap: true },
    spacing: 12,
  },
  actions: {
    maxActions: 6,
    spacing: 'Default',
    buttonSpacing: 8,
    showCard: { actionMode: 'Inline', inlineTopMargin: 12, style: 'emphasis' },
    actionsOrientation: 'Horizontal',
    actionAlignment: 'Left',
    allowTitleToWrap: true,
    iconSize: 16,
  },
  adaptiveCard: { allowCustomStyle: false },
});
