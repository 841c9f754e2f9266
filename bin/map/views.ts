import { type GeoProjection, geoConicEqualArea } from 'd3-geo'

export type ViewPlan = {
  width: number
  height: number
  /** The maximum distance of a rendered line from the true one, in units of the image. */
  tolerance: number
  /** Smaller shapes (square units) are left out: islets of a pixel. */
  smallest: number
  projection: GeoProjection
  /** A region's label position: longitude, latitude. `to` draws a leader to that point. */
  labels: Record<string, { at: [number, number]; to?: [number, number] }>
}

/** A conic equal-area projection: northern countries aren't enlarged. */
function conic(box: [number, number, number, number], width: number, height: number, bleed: number) {
  const [west, south, east, north] = box
  return geoConicEqualArea()
    .parallels([south + (north - south) / 6, north - (north - south) / 6])
    .rotate([-(west + east) / 2, 0])
    .fitExtent(
      [
        [-bleed, -bleed],
        [width + bleed, height + bleed],
      ],
      {
        type: 'MultiPoint',
        coordinates: [
          [west, south],
          [east, south],
          [west, north],
          [east, north],
          [(west + east) / 2, south],
          [(west + east) / 2, north],
        ],
      },
    )
    .clipExtent([
      [0, 0],
      [width, height],
    ])
}

/** From Belarus to Tajikistan. Russia continues in the east, outside the frame. */
export const mainView: ViewPlan = {
  width: 360,
  height: 268,
  tolerance: 0.45,
  smallest: 2,
  projection: conic([20, 33.5, 89, 62], 360, 268, 12),
  labels: {
    russia: { at: [56, 59] },
    kazakhstan: { at: [67, 48.3] },
    belarus: { at: [28, 53.3] },
    ukraine: { at: [31.2, 49] },
    turkey: { at: [34, 39] },
    iran: { at: [54, 34.6] },
    uzbekistan: { at: [62.6, 42.3] },
    turkmenistan: { at: [60.2, 39.4] },
    kyrgyzstan: { at: [81, 38.4], to: [77.6, 41.6] },
    tajikistan: { at: [77.7, 33.6], to: [73.4, 37.9] },
  },
}

/** The South Caucasus, with the small regions. */
export const insetView: ViewPlan = {
  width: 360,
  height: 240,
  tolerance: 0.5,
  smallest: 30,
  projection: conic([40.3, 37.75, 51, 43.45], 360, 240, 0),
  labels: {
    armenia: { at: [44.7, 40.35] },
    azerbaijan: { at: [48, 40.6] },
    georgia: { at: [43.3, 42.1] },
    turkey: { at: [41.6, 39.8] },
    iran: { at: [45.6, 38.2] },
    russia: { at: [45.8, 43.2] },
    'nagorno-karabakh': { at: [48.6, 38.1], to: [47.05, 39.62] },
  },
}
