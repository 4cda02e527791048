using System.Text.Json;
using Microsoft.Playwright;

namespace Suffice.Browser.Browsing;

/// <summary>Holds pages against axe-core: whatever keeps people out.</summary>
internal static class Accessibility
{
    private const string Absent = "There is no axe-core in artifacts/browser (./test.sh installs it with npm): what needs it is skipped.";

    private static readonly string Script = Checkout.PathOf("artifacts/browser/node_modules/axe-core/axe.min.js");

    /// <summary>Holds that a page has no violation that is serious or critical.</summary>
    public static Task ShouldBeAccessibleAsync(this IPage page) => ShouldPassAsync(page, "{ resultTypes: ['violations'] }");

    /// <summary>The same of its colours alone, for a page that was held to all rules in other colours.</summary>
    public static Task ShouldBeReadableAsync(this IPage page) => ShouldPassAsync(page, "{ resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block'] }");

    private static async Task ShouldPassAsync(IPage page, string rules)
    {
        Assert.SkipUnless(File.Exists(Script), Absent);
        await page.EvaluateAsync(await File.ReadAllTextAsync(Script));
        JsonElement found = await page.EvaluateAsync<JsonElement>($"async () => (await axe.run(document, {rules})).violations");

        found.EnumerateArray().Where(IsSerious).Select(Told).ShouldBeEmpty(page.Url);
    }

    private static bool IsSerious(JsonElement violation) => violation.GetProperty("impact").GetString() is "serious" or "critical";

    private static string Told(JsonElement violation) =>
        $"{violation.GetProperty("id")}: {violation.GetProperty("help")}: {string.Join(" | ", violation.GetProperty("nodes").EnumerateArray().Take(5).Select(node => $"{node.GetProperty("html")} ({node.GetProperty("failureSummary")})"))}";
}
