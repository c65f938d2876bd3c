import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { type Inline, parseBlocks, parseInline } from '../../../tab/card/markdown';

const useStyles = makeStyles({
  text: {
    overflowWrap: 'anywhere',
    '& p, & ul, & ol': { margin: 0 },
    '& p + *, & ul + *, & ol + *': { marginTop: '4px' },
  },
  mention: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  code: { fontFamily: tokens.fontFamilyMonospace },
});

/** What somebody wrote. People's own words are plain but for mentions; the bot's are Markdown. */
export function MessageText({ text, format }: { text: string; format: 'plain' | 'markdown' }) {
  const styles = useStyles();
  if (format === 'plain') {
    return (
      <div className={styles.text} style={{ whiteSpace: 'pre-wrap' }}>
        <PlainText text={text} />
      </div>
    );
  }
  return (
    <div className={styles.text}>
      {parseBlocks(text).map((block, at) => {
        switch (block.kind) {
          case 'paragraph':
            return (
              <p key={at}>
                {block.lines.map((line, lineAt) => (
                  <span key={lineAt}>
                    {lineAt > 0 && <br />}
                    <Inlines inlines={line} />
                  </span>
                ))}
              </p>
            );
          case 'heading':
            return (
              <p key={at}>
                <strong>
                  <Inlines inlines={block.line} />
                </strong>
              </p>
            );
          case 'list': {
            const List = block.ordered ? 'ol' : 'ul';
            return (
              <List key={at}>
                {block.items.map((item, itemAt) => (
                  <li key={itemAt}>
                    <Inlines inlines={item} />
                  </li>
                ))}
              </List>
            );
          }
        }
      })}
    </div>
  );
}

function PlainText({ text }: { text: string }) {
  const styles = useStyles();
  return text.split(/(<at>.*?<\/at>)/).map((part, at) => {
    const mention = /^<at>(.*)<\/at>$/.exec(part)?.[1];
    return mention === undefined ? (
      part
    ) : (
      <span key={at} className={styles.mention}>
        {mention}
      </span>
    );
  });
}

function Inlines({ inlines }: { inlines: readonly Inline[] }) {
  return inlines.map((inline, at) => <OneInline key={at} inline={inline} />);
}

function OneInline({ inline }: { inline: Inline }) {
  const styles = useStyles();
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return <code className={styles.code}>{inline.text}</code>;
    case 'mention':
      return <span className={styles.mention}>{inline.text}</span>;
    case 'bold':
      return (
        <strong>
          <Inlines inlines={inline.children} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Inlines inlines={inline.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Inlines inlines={inline.children} />
        </s>
      );
    case 'link':
      return (
        <Link inline href={inline.url} target="_blank" rel="noreferrer">
          <Inlines inlines={inline.children} />
        </Link>
      );
  }
}

/** The words alone, for a one-line preview. */
export function wordsOf(text: string): string {
  return parseInline(text.replace(/\s+/g, ' ')).map(inlineWords).join('');
}

function inlineWords(inline: Inline): string {
  return 'children' in inline ? inline.children.map(inlineWords).join('') : inline.text;
}
