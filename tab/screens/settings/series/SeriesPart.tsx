import type { SettingsView } from '../../../../bot/contract';
import { Facts, SettingsOf, WithSettings } from '../SettingsOf';
import { modeRuleText, modeText, monthsText, weekTexts } from './seriesWords';
import { SeriesForm } from './SeriesForm';
import { SeriesPreview } from './SeriesPreview';

/** When and how the panel meets, with what that comes to. */
export default function SeriesPart() {
  return (
    <WithSettings>
      {({ panel, series }) => (
        <SettingsOf
          changedText={series.changedText}
          change="Change the series"
          form={(onDone) => <SeriesForm series={series} venue={panel.venue} onDone={onDone} />}
        >
          <Facts facts={factsOf(series, panel.venue)} />
          <SeriesPreview rule={series.rule} />
        </SettingsOf>
      )}
    </WithSettings>
  );
}

function factsOf({ rule, firstDayText }: SettingsView['series'], venue: string): (readonly [string, string])[] {
  return [
    ['Meets', `on the ${weekTexts[rule.weekOfMonth]} ${rule.weekday}, ${monthsText(rule.everyMonths)}`],
    ['First meeting', firstDayText],
    ['Time', `${rule.startsAt}, ${rule.durationMinutes} minutes`],
    ['Modes', `${modeText(rule.firstMode)} first, then in turn: ${modeRuleText(rule.rule)}`],
    ['Usual venue', `${venue}, kept under Panel`],
  ];
}
