package io.completedflow.door;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Objects;

/** Measures the contrast of a page's text with what is behind it, as WCAG 2.2 (1.4.3) has it. */
final class Contrast {
    private static final String SCRIPT =
            """
            () => {
              const rgb = (color) => color.match(/[\\d.]+/g).map(Number);
              const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
                .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const behind = (node) => {
                for (let at = node; at; at = at.parentElement) {
                  const color = rgb(getComputedStyle(at).backgroundColor);
                  if (color.length === 3 || color[3] > 0) return color;
                }
                return [255, 255, 255];
              };
              return [...document.querySelectorAll('body *')]
                .filter((node) => [...node.childNodes].some((c) => c.nodeType === 3 && c.textContent.trim()) && node.checkVisibility())
                .map((node) => {
                  const [a, b] = [light(rgb(getComputedStyle(node).color)), light(behind(node))].sort((x, y) => y - x);
                  return { text: node.textContent.trim(), ratio: (a + 0.05) / (b + 0.05) };
                })
                .filter(({ ratio }) => ratio < 4.5)
                .map(({ text, ratio }) => `${text}: ${ratio.toFixed(2)}`);
            }
            """;

    private Contrast() {}

    /** The texts whose contrast is less than 4.5 to 1, with it. */
    static List<String> tooLow(Page page) {
        return ((List<?>) page.evaluate(SCRIPT)).stream().map(Objects::toString).toList();
    }
}
