namespace Suffice.Tests.Schemas;

public sealed class OfficialSuiteTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("draft2020-12", 1299)]
    [InlineData("draft7", 927)]
    public void IsValid_EveryRequiredTest_AnswersAsTheSuite(string folder, int least)
    {
        Assert.SkipUnless(OfficialSuite.IsHere, OfficialSuite.Absent);

        (int passed, IReadOnlyList<(string File, string Case)>? failed) = OfficialSuite.Run(folder);

        output.WriteLine($"{folder}: {passed}/{passed + failed.Count} passed");
        failed.ShouldBeEmpty();
        passed.ShouldBeGreaterThanOrEqualTo(least);
    }

    [Theory]
    [InlineData("draft2020-12/optional", 161, "cross-draft.json")]
    [InlineData("draft2020-12/optional/format", 687, "hostname.json, idn-hostname.json")]
    [InlineData("draft7/optional", 112, "content.json, cross-draft.json")]
    [InlineData("draft7/optional/format", 599, "hostname.json, idn-hostname.json")]
    public void IsValid_EveryOptionalTest_FailsOnlyInTheFilesLeftOut(string folder, int least, string leftOut)
    {
        Assert.SkipUnless(OfficialSuite.IsHere, OfficialSuite.Absent);

        (int passed, IReadOnlyList<(string File, string Case)>? failed) = OfficialSuite.Run(folder);

        output.WriteLine($"{folder}: {passed}/{passed + failed.Count} passed");
        string.Join(", ", failed.Select(f => Path.GetFileName(f.File)).Distinct()).ShouldBe(leftOut);
        passed.ShouldBeGreaterThanOrEqualTo(least);
    }
}
