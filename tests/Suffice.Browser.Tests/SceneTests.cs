using System.Text.Json;
using Suffice.Browser.Scenes;

namespace Suffice.Browser;

/// <summary>The scene holds what the pages are to show.</summary>
public sealed class SceneTests(DashboardScene scene)
{
    [Fact]
    public async Task Scene_AsItIsMade_HasWeeksOfTrafficAndWhatWaitsForPeople()
    {
        JsonElement bill = await scene.JsonAsync("bill", "--by", "day");
        JsonElement proposals = await scene.JsonAsync("review", "proposals", "--all");
        JsonElement queue = await scene.JsonAsync("review", "queue");
        JsonElement patterns = await scene.JsonAsync("review", "patterns");

        bill.GetProperty("lines").GetArrayLength().ShouldBeGreaterThanOrEqualTo(ScenePast.Days);
        proposals.GetProperty("proposals").EnumerateArray().Select(one => one.GetProperty("state").GetString()).ShouldBe(["passed", "refused"], ignoreOrder: true);
        queue.GetProperty("total").GetInt32().ShouldBeGreaterThan(8);
        patterns.GetProperty("patterns").GetArrayLength().ShouldBeGreaterThan(1);
    }
}
