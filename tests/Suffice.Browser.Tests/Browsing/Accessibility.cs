using System.Text.Json;
using Microsoft.Playwright;

namespace Suffice.Browser.Browsing;

/// <summary>Holds pages against axe-core: whatever keeps people out.</summary>
internal static class Accessibility
{
    private const string Absent = "There is no axe-core in artifacts/browser (./test.sh installs it with npm): what needs it is skipped.";

    private static readonly string Script = Checkout.PathOf("artifacts/browser/node_modules/axe-core/axe.min.js");

    /// <summary>Holds that a page has no violation that is serious or critical.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        Assert.SkipUnless(File.Exists(Script), Absent);
        await page.EvaluateAsync(await File.ReadAllTextAsync(Script));
        JsonElement found = await page.EvaluateAsync<JsonElement>("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations");

        found.EnumerateArray().Where(IsSerious).Select(Told).ShouldBeEmpty(page.Url);
    }

    private static bool IsSerious(JsonElement violation) => violation.GetProperty("impact").GetString() is "serious" or "critical";

    private static string Told(JsonElement violation) =>
        $"{violation.GetProperty("id")}: {violation.GetProperty("help")}: {string.Join(" | ", violation.GetProperty("nodes").EnumerateArray().Take(5).Select(node => $"{node.GetProperty("html")} ({node.GetProperty("failureSummary")})"))}";
}
