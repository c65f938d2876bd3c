import { Component, type ReactNode } from 'react';
import { Opened } from '../opening';
import { ProblemNotice } from './ProblemNotice';

interface State {
  readonly fault: Error | undefined;
}

interface Props {
  readonly children: ReactNode;
}

/** A screen that cannot be drawn, or whose code did not arrive, leaves the rest of the tab standing. */
export class FaultNotice extends Component<Props, State> {
  override state: State = { fault: undefined };

  static getDerivedStateFromError(thrown: unknown): State {
    console.error(thrown);
    return { fault: new Error('It did not arrive whole, perhaps because of the connection. Nothing was changed.') };
  }

  override render() {
    const { fault } = this.state;
    if (fault === undefined) return this.props.children;
    return (
      <>
        <Opened />
        <ProblemNotice what="This screen could not be shown." error={fault} onRetry={() => location.reload()} />
      </>
    );
  }
}
