using Suffice.Schemas;

namespace Suffice.Tests.Schemas;

public sealed class UnfinishedOnOfficialSuiteTests
{
    public static TheoryData<string> Folders => ["draft2020-12", "draft7", "draft2020-12/optional", "draft7/optional"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Feed_EveryTest_EndsWithTheWholeValidatorsAnswer(string folder)
    {
        Assert.SkipUnless(OfficialSuite.IsHere, OfficialSuite.Absent);

        IEnumerable<(JsonSchema Schema, SuiteCase Case)> wrong = Usable(folder).Where(u => u.Schema.IsValid(u.Case.Value) != Whole(u.Schema, u.Case.Value.GetRawText()).Ended);

        wrong.Select(u => u.Case.Name).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Feed_EveryTestCutInAllPlaces_ConcludesAtTheSamePlace(string folder)
    {
        Assert.SkipUnless(OfficialSuite.IsHere, OfficialSuite.Absent);

        IEnumerable<(JsonSchema Schema, SuiteCase Case)> wrong = Usable(folder).Where(u => Pieces(u.Case.Value.GetRawText()).Select(cut => cut(u.Schema))
            .Append(Whole(u.Schema, u.Case.Value.GetRawText())).Distinct().Count() > 1);

        wrong.Select(u => u.Case.Name).ShouldBeEmpty();
    }

    private static IEnumerable<(JsonSchema Schema, SuiteCase Case)> Usable(string folder)
    {
        foreach (string file in OfficialSuite.Files(folder))
        {
            foreach (IGrouping<string, SuiteCase> group in OfficialSuite.Cases(file).GroupBy(test => test.Schema.GetRawText()))
            {
                if (Read(file, group.First()) is { } schema)
                {
                    foreach (SuiteCase? test in group)
                    {
                        yield return (schema, test);
                    }
                }
            }
        }
    }

    // A few optional tests use drafts that are refused.
    private static JsonSchema? Read(string file, SuiteCase test)
    {
        try
        {
            return JsonSchema.Parse(test.Schema, OfficialSuite.Options(file));
        }
        catch (JsonSchemaException)
        {
            return null;
        }
    }

    private static IEnumerable<Func<JsonSchema, Conclusion>> Pieces(string text)
    {
        for (int cut = 1; cut < text.Length; cut++)
        {
            int at = cut;
            yield return schema => Concluded(schema.BeginUnfinished(), judge => judge.Feed(text.AsSpan(0, at)) && judge.Feed(text.AsSpan(at)));
        }

        yield return schema => Concluded(schema.BeginUnfinished(), judge => text.All(unit => judge.Feed([unit])));
    }

    private static Conclusion Whole(JsonSchema schema, string text) => Concluded(schema.BeginUnfinished(), judge => judge.Feed(text));

    private static Conclusion Concluded(UnfinishedJsonJudge judge, Func<UnfinishedJsonJudge, bool> feed)
    {
        bool fed = feed(judge);
        long at = judge.HopelessAt;
        return new Conclusion(fed & judge.Finish(), at, judge.Violation);
    }

    private sealed record Conclusion(bool Ended, long HopelessAt, SchemaViolation? Violation);
}
