using Suffice.Dashboard.Frame;

namespace Suffice.Dashboard.Tests.Frame;

public sealed class PageFrameTests
{
    private static readonly PageFrame Frame = new()
    {
        Title = "Tasks",
        Section = "tasks",
        Path = "/tasks",
        Query = new Dictionary<string, string> { ["days"] = "7", ["sort"] = "tasks.-cost_usd" },
        Now = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public void With_AChange_KeepsTheRestOfTheAddress() => Frame.With(("csv", "a&b")).ShouldBe("/tasks?days=7&sort=tasks.-cost_usd&csv=a%26b");

    [Fact]
    public void With_NothingLeft_IsThePath() => Frame.With(("days", null), ("sort", null)).ShouldBe("/tasks");

    [Fact]
    public void Assets_Embedded_AreOneStyleAndAScriptAtLeast()
    {
        PageAsset.All.ShouldContain(asset => asset.IsStyle && asset.Path.StartsWith("/assets/dashboard.", StringComparison.Ordinal));
        PageAsset.All.ShouldContain(asset => !asset.IsStyle);
        PageAsset.All.ShouldAllBe(asset => asset.Content.Length > 0);
    }
}
