using System.Text.Json;
using Suffice.Audit.Formats;

namespace Suffice.Audit.Tests.Formats;

public sealed class RecognitionTests
{
    public static TheoryData<string> Files => [.. Fixture.Files];

    [Fact]
    public void Fixtures_EveryFormat_HasOne() =>
        LogFormats.All.Select(format => format.Name).Except(Fixture.Files.Select(Fixture.FormatOf), StringComparer.Ordinal).ShouldBeEmpty("tests/Suffice.Audit.Tests/Formats/fixtures");

    [Theory]
    [MemberData(nameof(Files))]
    public void Fit_EveryRow_FitsItsOwnFormatBest(string file)
    {
        foreach (JsonElement row in Fixture.Rows(file))
        {
            Best(format => format.Fit(row)).ShouldBe(Fixture.FormatOf(file), row.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Fit_WholeFile_FitsItsOwnFormatBest(string file)
    {
        IReadOnlyList<JsonElement> rows = Fixture.Rows(file);

        Best(format => rows.Sum(format.Fit)).ShouldBe(Fixture.FormatOf(file));
    }

    [Fact]
    public void All_Names_AreUnique() =>
        LogFormats.All.Select(format => format.Name).ShouldBeUnique();

    private static string Best(Func<ILogFormat, int> fit)
    {
        int most = LogFormats.All.Max(fit);
        most.ShouldBeGreaterThan(0);
        return LogFormats.All.Where(format => fit(format) == most).ShouldHaveSingleItem().Name;
    }
}
