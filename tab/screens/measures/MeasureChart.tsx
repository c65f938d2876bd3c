import { VerticalBarChart } from '@fluentui/react-charts';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useLayoutEffect, useRef, useState } from 'react';
import type { MeasureView } from '../../../bot/contract';

interface Props {
  readonly name: string;
  readonly months: MeasureView['months'];
}

const LEAST_WIDTH = 200;

// The library takes the height of what it stands in, and 350 px where that has none of its own (9.3.25).
const useStyles = makeStyles({ box: { height: '112px', minWidth: 0 } });

/** Month by month. Whoever hears the page has the table. */
export default function MeasureChart({ name, months }: Props) {
  const styles = useStyles();
  const [box, width] = useWidth();
  const data = months.map((month) => ({
    x: month.name,
    y: month.value ?? 0,
    color: tokens.colorBrandBackground,
    legend: name,
    xAxisCalloutData: month.name,
    yAxisCalloutData: month.text,
  }));
  return (
    <div ref={box} className={styles.box}>
      {width > 0 && (
        <VerticalBarChart
          data={data}
          chartTitle={name}
          width={Math.max(width, LEAST_WIDTH)}
          hideLegend
          hideLabels
          hideTooltip
          useSingleColor
          colors={[tokens.colorBrandBackground]}
          xAxisInnerPadding={0.4}
          maxBarWidth={18}
          barWidth="auto"
          yMinValue={0}
          yAxisTickCount={2}
          tickValues={[]}
          margins={{ left: 32, right: 4, top: 8, bottom: 4 }}
        />
      )}
    </div>
  );
}

function useWidth(): [React.RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}
