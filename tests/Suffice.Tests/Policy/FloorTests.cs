using Suffice.Policy;

namespace Suffice.Tests.Policy;

public sealed class FloorTests
{
    [Theory]
    [InlineData("0.9", 0.9, null, 2)]
    [InlineData("{ metric: field-f1, at_least: 0.95, margin: 1 }", 0.95, "field-f1", 1)]
    public void Floor_InEitherForm_IsTheTasks(string written, double atLeast, string? metric, double margin)
    {
        using PolicyFolder folder = new($"{Models}tasks:\n  t: {{ ladder: [haiku], why: x, floor: {written} }}\n");

        QualityFloor floor = folder.Load().Policy!.Tasks[0].Floor.ShouldNotBeNull();

        floor.ShouldBe(new QualityFloor(atLeast) { Metric = metric, Margin = margin });
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("{ metric: field-f1 }")]
    [InlineData("{ at_least: 0.9, margin: -1 }")]
    [InlineData("{ at_leest: 0.9 }")]
    public void Floor_ThatCannotBeMeant_IsRefused(string written)
    {
        using PolicyFolder folder = new($"{Models}tasks:\n  t: {{ ladder: [haiku], why: x, floor: {written} }}\n");

        folder.Load().Errors.ShouldContain(error => error.Path.StartsWith("tasks.t.floor", StringComparison.Ordinal));
    }

    private const string Models = "version: 1\nproviders:\n  anthropic: { protocol: anthropic, base_url: https://api.anthropic.com }\nmodels:\n  haiku: { provider: anthropic, id: claude-haiku-4-5-20251001 }\n";
}
