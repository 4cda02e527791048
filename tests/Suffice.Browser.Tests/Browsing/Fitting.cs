using System.Text.Json;
using Microsoft.Playwright;

namespace Suffice.Browser.Browsing;

/// <summary>Holds that a page has what a reader needs to find the way, and is no wider than the screen.</summary>
internal static class Fitting
{
    private const string Measuring = """
        () => {
          const width = document.documentElement.clientWidth;
          const scrolls = element => { for (let up = element; up; up = up.parentElement) if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)) return true; return false; };
          return {
            excess: document.documentElement.scrollWidth - width,
            wide: [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1 && !scrolls(e) && !e.closest('.skip, .hidden, svg'))
              .slice(0, 5).map(e => e.outerHTML.slice(0, 120)),
            headings: document.querySelectorAll('h1').length,
          };
        }
        """;

    public static async Task ShouldFitAsync(this IPage page)
    {
        JsonElement measured = await page.EvaluateAsync<JsonElement>(Measuring);

        measured.GetProperty("excess").GetInt32().ShouldBeLessThanOrEqualTo(0, $"{page.Url}: {measured.GetProperty("wide")}");
        measured.GetProperty("headings").GetInt32().ShouldBe(1, page.Url);
        (await page.TitleAsync()).ShouldEndWith(" · Suffice");
    }
}
