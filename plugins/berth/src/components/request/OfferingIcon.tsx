import {
  RiApps2Line,
  RiCpuLine,
  RiDatabase2Line,
  RiFlashlightLine,
  RiFlowChart,
  RiServerLine,
  type RemixiconComponentType,
} from '@remixicon/react';

const icons: Record<string, RemixiconComponentType> = {
  cluster: RiServerLine,
  database: RiDatabase2Line,
  gpu: RiCpuLine,
  ml: RiFlowChart,
  serverless: RiFlashlightLine,
};

/** The icon of an offering's category. */
export function OfferingIcon(props: { category: string; size?: number }) {
  const { category, size = 20 } = props;
  const Icon = Object.hasOwn(icons, category) ? icons[category] : RiApps2Line;
  return <Icon size={size} aria-hidden="true" />;
}
