using System.Collections.Immutable;
using Suffice.Agents.Contexts;
using Suffice.Agents.Verdicts;
using Suffice.Yaml;

namespace Suffice.Agents.Tests.Verdicts;

public sealed class RubricReaderTests
{
    [Fact]
    public void Read_EverySetting_ReachesTheCriterion()
    {
        (Rubric rubric, ImmutableArray<YamlError> problems) = Read("""
            ---
            pass_mark: 0.65
            mode: all_pass
            ---
            ## R-1 Information
            ```yaml
            weight: 30
            scale: 4
            critical: true
            skippable: true
            root_causes: [missing_detail/order_id, asked_again]
            ```
            ## R-2 Extra
            ```yaml
            bonus: true
            ```
            """);

        problems.ShouldBeEmpty();
        rubric.PassMark.ShouldBe(0.65m);
        rubric.Mode.ShouldBe(RubricMode.AllPass);
        rubric.Criteria[0].ShouldSatisfyAllConditions(
            first => (first.Weight, first.Scale, first.Critical, first.Skippable).ShouldBe((30, 4, true, true)),
            first => first.RootCauses.ShouldBe(["missing_detail/order_id", "asked_again"]));
        rubric.Criteria[1].Bonus.ShouldBeTrue();
    }

    [Theory]
    [InlineData("", "rubric.md: no criterion stands in it; an item for each")]
    [InlineData("## R-1 a\n```yaml\nsoft: true\n```", "rubric.md: no criterion counts")]
    [InlineData("## R-1 a\n```yaml\nweight: 101\n```", "rubric.md:3:1 R-1.weight:")]
    [InlineData("## R-1 a\n```yaml\nwieght: 10\n```", "did you mean 'weight'?")]
    [InlineData("## R-1 a\n```yaml\nbonus: true\ncritical: true\n```\n## R-2 b", "rubric.md:1:1 R-1: what only adds")]
    [InlineData("## R-1 a\n```yaml\nroot_causes: [Missing Detail]\n```", "'Missing Detail' is no root cause")]
    [InlineData("## R-1", "rubric.md:1:1 R-1: it has no title")]
    [InlineData("---\npass_mark: 80\n---\n## R-1 a", "rubric.md:2:1 rubric.pass_mark:")]
    public void Read_Mistakes_AreTold(string text, string told) => Read(text).Problems.ShouldContain(problem => problem.ToString().Contains(told, StringComparison.Ordinal), string.Join('\n', Read(text).Problems));

    private static (Rubric Rubric, ImmutableArray<YamlError> Problems) Read(string text) => RubricReader.Read(ContextReader.Read(ContextKind.Rubric, "rubric.md", text).File);
}
