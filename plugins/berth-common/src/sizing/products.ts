/**
 * A GPU that can be bought, and how it can be divided.
 *
 * @public
 */
export interface GpuProduct {
  id: string;
  title: string;
  /**
   * As it is sold, in units of a billion bytes. It reports some percent more,
   * which is left as a reserve.
   */
  gigabytes: number;
  /** Its MIG profiles, by name and memory, where it has some. */
  migProfiles?: Readonly<Record<string, number>>;
  /** Found in the node label `nvidia.com/gpu.product`. */
  label: RegExp;
}

const mig80 = {
  '1g.10gb': 10,
  '1g.20gb': 20,
  '2g.20gb': 20,
  '3g.40gb': 40,
  '4g.40gb': 40,
  '7g.80gb': 80,
};

/**
 * Usual GPUs of data centres, the largest first. Memory as in NVIDIA's data
 * sheets; MIG profiles as in NVIDIA's MIG user guide, "Supported MIG Profiles"
 * (https://docs.nvidia.com/datacenter/tesla/mig-user-guide/).
 *
 * @public
 */
export const gpuProducts: readonly GpuProduct[] = [
  {
    id: 'b200',
    title: 'B200 180 GB',
    gigabytes: 180,
    migProfiles: {
      '1g.23gb': 23,
      '1g.45gb': 45,
      '2g.45gb': 45,
      '3g.90gb': 90,
      '4g.90gb': 90,
      '7g.180gb': 180,
    },
    label: /B200/i,
  },
  {
    id: 'h200',
    title: 'H200 141 GB',
    gigabytes: 141,
    migProfiles: {
      '1g.18gb': 18,
      '1g.35gb': 35,
      '2g.35gb': 35,
      '3g.71gb': 71,
      '4g.71gb': 71,
      '7g.141gb': 141,
    },
    label: /H200/i,
  },
  {
    id: 'h100-80',
    title: 'H100 80 GB',
    gigabytes: 80,
    migProfiles: mig80,
    label: /H100/i,
  },
  {
    id: 'a100-80',
    title: 'A100 80 GB',
    gigabytes: 80,
    migProfiles: mig80,
    label: /A100.*80GB/i,
  },
  { id: 'l40s', title: 'L40S 48 GB', gigabytes: 48, label: /L40S/i },
  {
    id: 'a100-40',
    title: 'A100 40 GB',
    gigabytes: 40,
    migProfiles: {
      '1g.5gb': 5,
      '1g.10gb': 10,
      '2g.10gb': 10,
      '3g.20gb': 20,
      '4g.20gb': 20,
      '7g.40gb': 40,
    },
    label: /A100.*40GB/i,
  },
  {
    id: 'a30',
    title: 'A30 24 GB',
    gigabytes: 24,
    migProfiles: { '1g.6gb': 6, '2g.12gb': 12, '4g.24gb': 24 },
    label: /A30(?!0)/i,
  },
  { id: 'l4', title: 'L4 24 GB', gigabytes: 24, label: /L4(?!0)/i },
  { id: 'a10', title: 'A10 24 GB', gigabytes: 24, label: /A10(?!0)/i },
  { id: 't4', title: 'T4 16 GB', gigabytes: 16, label: /T4/i },
];

/**
 * The product that a node's label names; undefined for one that is not known.
 *
 * @public
 */
export function gpuProductOf(label: string): GpuProduct | undefined {
  return gpuProducts.find(product => product.label.test(label));
}
