using System.Text.Json;
using System.Text.RegularExpressions;
using Suffice.Billing;
using Suffice.Billing.Plans.Entries;
using Suffice.Files;
using Suffice.Tests.Policy;
using Suffice.Yaml.Binding;

namespace Suffice.Tests.Billing;

public sealed partial class BillDocsTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs/bill.md"));

    [Fact]
    public void Plan_OnThePage_IsPricedAsItStands()
    {
        using TestFolder folder = new();

        FlowBill bill = Plans.Written(folder, Block.Match(Page).Groups["plan"].Value);

        bill.Lines.Length.ShouldBe(5);
        bill.PerMonth!.After.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(typeof(PlanEntry))]
    [InlineData(typeof(StepEntry))]
    [InlineData(typeof(TokensEntry))]
    [InlineData(typeof(JudgedEntry))]
    [InlineData(typeof(StatedEntry))]
    public void Key_OfAPlan_IsOnThePage(Type entry)
    {
        foreach (RecordKey key in RecordShape.Of(entry)!.Written)
        {
            Named(key.Name).ShouldBeTrue($"{key.Name} is not in `code` on the page");
        }
    }

    [Fact]
    public void Field_OfTheJson_IsOnThePage()
    {
        using TestFolder folder = new();
        JsonElement bill = JsonSerializer.SerializeToElement(Plans.Written(folder, Block.Match(Page).Groups["plan"].Value), MachineJson.Options);

        foreach (JsonProperty field in bill.EnumerateObject().Concat(bill.GetProperty("lines")[0].EnumerateObject()).Concat(bill.GetProperty("per_run").EnumerateObject())
            .Concat(bill.GetProperty("latency").EnumerateObject()).Concat(bill.GetProperty("lines")[0].GetProperty("ladder").EnumerateObject()))
        {
            Named(field.Name).ShouldBeTrue($"{field.Name} is not in `code` on the page");
        }
    }

    private static bool Named(string key) => Code.Matches(Page).Any(code => Word.Matches(code.Value).Any(word => word.Value == key));

    [GeneratedRegex("```yaml\n(?<plan>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block { get; }

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex Code { get; }

    [GeneratedRegex("[a-z0-9_]+")]
    private static partial Regex Word { get; }
}
