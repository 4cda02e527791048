using System.Text;
using CsCheck;

namespace Suffice.Audit.Tests.Sources;

public sealed class SourceRowsTests
{
    [Fact]
    public void Read_LinesOfJson_AreRowsWithTheirLines() =>
        Rows.Of("{\"a\":1}\n\n  {\"a\":2}\r\n{\"a\":3}").ShouldBe([("{\"a\":1}", 1, null), ("{\"a\":2}", 3, null), ("{\"a\":3}", 4, null)]);

    [Fact]
    public void Read_ABrokenLineAmongLines_SpoilsNoOther() =>
        Rows.Of("{\"a\":1}\n{\"a\":\n{\"a\":3}\n").Select(row => row.Text).ShouldBe(["{\"a\":1}", "{\"a\":", "{\"a\":3}"]);

    [Fact]
    public void Read_AFileWhoseFirstLineIsCut_StillKeepsToLines() =>
        Rows.Of("{\"a\":\"x\n{\"a\":2}\n{\"a\":3}\n").Select(row => row.Text).ShouldBe(["{\"a\":\"x", "{\"a\":2}", "{\"a\":3}"]);

    [Fact]
    public void Read_AListOverManyLines_GivesItsElements() =>
        Rows.Of("[\n  {\n \"a\": 1\n  },\n  {\"a\": \"]}\\\"\"}\n]\n").ShouldBe([("{\n \"a\": 1\n  }", 2, null), ("{\"a\": \"]}\\\"\"}", 5, null)]);

    [Fact]
    public void Read_AListInsideAnObject_GivesItsElements() =>
        Rows.Of("{\n \"object\": \"list\",\n \"data\": [\n {\"a\": 1},\n {\"a\": [2]}\n ],\n \"has_more\": false\n}\n").Select(row => row.Text)
            .ShouldBe(["{\"a\": 1}", "{\"a\": [2]}"]);

    [Fact]
    public void Read_OneObjectOverManyLines_IsOneRow() =>
        Rows.Of("{\n \"messages\": [\n {\"a\": 1}\n ]\n}\n").Select(row => row.Text).ShouldBe(["{\n \"messages\": [\n {\"a\": 1}\n ]\n}"]);

    [Fact]
    public void Read_ObjectsOneAfterTheOther_AreRows() =>
        Rows.Of("{\n\"a\":1\n}\n{\n\"a\":2\n}").Select(row => row.Text).ShouldBe(["{\n\"a\":1\n}", "{\n\"a\":2\n}"]);

    [Fact]
    public void Read_AListThatIsCut_TellsTheCutRow()
    {
        List<(string Text, long Line, string? Fault)> rows = Rows.Of("[\n{\"a\": 1},\n{\"a\": 2");

        rows.Count.ShouldBe(2);
        rows[1].Line.ShouldBe(3);
        rows[1].Fault!.ShouldContain("ends inside it");
    }

    [Fact]
    public void Read_ATable_GivesObjectsNamedByItsFirstLine() =>
        Rows.Of("model,prompt,cost\ngpt-4o,\"two\nlines, \"\"quoted\"\"\",0.5\n").ShouldBe(
            [("{\"model\":\"gpt-4o\",\"prompt\":\"two\\nlines, \\u0022quoted\\u0022\",\"cost\":\"0.5\"}", 2, null)]);

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Read_ATableWithAnotherSeparator_IsUnderstood(char separator) =>
        Rows.Of($"model{separator}cost\ngpt-4o{separator}1\n").Select(row => row.Text).ShouldBe(["{\"model\":\"gpt-4o\",\"cost\":\"1\"}"]);

    [Fact]
    public void Read_ATableRowWithTooFewCells_IsAFaultOfThatRow()
    {
        List<(string Text, long Line, string? Fault)> rows = Rows.Of("model,cost\ngpt-4o\ngpt-4o,2\n");

        rows[0].Fault.ShouldBe("1 cells where the first line names 2");
        rows[1].Fault.ShouldBeNull();
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Read_AByteOrderMark_TellsTheEncoding(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes("{\"a\":\"é\"}\n{\"a\":2}\n")];

        Rows.Of(new MemoryStream(content)).Select(row => row.Text).ShouldBe(["{\"a\":\"é\"}", "{\"a\":2}"]);
    }

    [Fact]
    public void Read_NothingAtAll_GivesNoRow() => Rows.Of(" \n\n").ShouldBeEmpty();

    [Fact]
    public void Read_ALongLine_IsOneRow()
    {
        string longLine = $"{{\"a\":\"{new string('x', 3_000_000)}\"}}";

        Rows.Of($"{{\"a\":1}}\n{longLine}\n{{\"a\":2}}").Select(row => row.Text.Length).ShouldBe([7, longLine.Length, 7]);
    }

    [Fact]
    public void Read_AnyJsonInAnyPieces_GivesTheSameRows()
    {
        Gen<string> text = Gen.Int[0, 3].Select(i => new[] { "{\"a\":1}", "{\"b\":\"}{[]\\\"\\\\\"}", "{\"c\":[{\"d\":{}}]}", "{\n\"e\" : \"\\\\\"\n}" }[i]);
        Gen.Select(text.List[0, 30], Gen.Int[1, 50], Gen.Bool).Sample((values, chunk, asList) =>
        {
            string content = asList ? $"[{string.Join(",\n", values)}]" : string.Join("\n", values);

            Rows.Of(content, chunk).ShouldBe(Rows.Of(content));
            if (asList)
            {
                Rows.Of(content).Select(row => row.Text).ShouldBe(values);
            }
        });
    }
}
