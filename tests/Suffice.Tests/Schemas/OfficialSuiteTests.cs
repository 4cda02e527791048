using Suffice.Schemas;

namespace Suffice.Tests.Schemas;

public sealed class OfficialSuiteTests(ITestOutputHelper output)
{
    public static TheoryData<string> Folders => ["draft2020-12", "draft7"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void IsValid_EveryRequiredTest_AnswersAsTheSuite(string folder)
    {
        Assert.SkipUnless(OfficialSuite.IsHere, OfficialSuite.Absent);

        var cases = OfficialSuite.Files(folder).SelectMany(file => OfficialSuite.Cases(file).Select(c => (file, c))).ToList();
        var failed = cases.Where(c => !Passes(c.file, c.c)).Select(c => $"{c.file}: {c.c.Name}").ToList();

        output.WriteLine($"{folder}: {cases.Count - failed.Count}/{cases.Count} passed");
        cases.Count.ShouldBeGreaterThan(900);
        failed.ShouldBeEmpty();
    }

    private static bool Passes(string file, SuiteCase test)
    {
        try
        {
            var schema = JsonSchema.Parse(test.Schema, OfficialSuite.Options(file));
            return schema.IsValid(test.Value) == test.IsValid && schema.Validate(test.Value).IsValid == test.IsValid;
        }
        catch (JsonSchemaException)
        {
            return false;
        }
    }
}
