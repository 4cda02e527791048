using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Agents.Contexts;
using Suffice.Agents.Rules;
using Suffice.Agents.Tickets;
using Suffice.Yaml;

namespace Suffice.Agents.Tests.Rules;

public sealed class EscalationRuleTests
{
    private static readonly Ticket Mail = new()
    {
        Id = "T-1",
        Subject = "Refund of A-10442",
        Messages = [new TicketMessage("customer", "I will call my Lawyer, and issue a complaint today.")],
        Fields = ImmutableSortedDictionary<string, JsonElement>.Empty.Add("priority", JsonSerializer.SerializeToElement("P1")).Add("meta", JsonSerializer.SerializeToElement(new { tier = "gold" })),
    };

    [Theory]
    [InlineData("text_contains: [lawyer]", "When: \"lawyer\" stands in it")]
    [InlineData("text_contains: ['law*']", "When: \"law*\" stands in it")]
    [InlineData("text_contains: [sue]", null)]
    [InlineData("text_contains: [my lawyer and]", "When: \"my lawyer and\" stands in it")]
    [InlineData("text_matches: 'A-[0-9]{5}'", "When: \"A-10442\" stands in it")]
    [InlineData("fields: { priority: [p1, P2] }", "When: priority is P1")]
    [InlineData("fields: { meta.tier: [gold] }", "When: meta.tier is gold")]
    [InlineData("fields: { priority: [P3] }", null)]
    [InlineData("missing: [order_id]", "When: order_id is missing")]
    [InlineData("missing: [priority]", null)]
    [InlineData("fewer_words: 15", "When: it has 14 words")]
    [InlineData("fewer_words: 14", null)]
    [InlineData("more_words: 13", "When: it has 14 words")]
    [InlineData("more_messages: 1", null)]
    [InlineData("{ text_contains: [lawyer], fields: { priority: [P3] } }", null)]
    public void Meets_EachCondition_TellsWhatMetIt(string when, string? told)
    {
        (ImmutableArray<EscalationRule> rules, ImmutableArray<YamlError> problems) = Read(when);

        problems.ShouldBeEmpty();
        rules.ShouldHaveSingleItem().Meets(Mail).ShouldBe(told);
    }

    [Theory]
    [InlineData("{}", "it has no condition")]
    [InlineData("text_matches: '('", "no pattern that can be matched in linear time")]
    [InlineData("text_matches: '(?=a)'", "no pattern that can be matched in linear time")]
    [InlineData("text_contain: [a]", "did you mean 'text_contains'?")]
    [InlineData("text_contains: ['!']", "it has no condition")]
    public void Read_Mistakes_AreTold(string when, string told) => Read(when).Problems.ShouldContain(problem => problem.ToString().Contains(told, StringComparison.Ordinal));

    private static (ImmutableArray<EscalationRule> Rules, ImmutableArray<YamlError> Problems) Read(string when) => EscalationReader.Read(
        ContextReader.Read(ContextKind.Escalation, "escalation.md", $"## E-001 When\n```yaml\nwhen:\n  - {when}\n```\n").File);
}
