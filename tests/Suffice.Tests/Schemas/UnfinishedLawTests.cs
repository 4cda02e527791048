using CsCheck;
using Suffice.Schemas;

namespace Suffice.Tests.Schemas;

public sealed class UnfinishedLawTests(ITestOutputHelper output)
{
    // Every prefix of a valid text is tried by the way: hopelessness, once told, stays.
    [Fact]
    public void Feed_AnySchemaAndText_EndsWithTheWholeValidatorsAnswer()
    {
        (int valid, int hopelessEarly) = (0, 0);

        Gen.Select(SchemaGen.Schema, SchemaGen.Text).Sample((schema, text) =>
        {
            JsonSchema read = JsonSchema.Parse(schema);
            UnfinishedJsonJudge judge = read.BeginUnfinished();
            bool whole = read.IsValid(Json.Parse(text));
            judge.Feed(text);
            Interlocked.Add(ref valid, whole ? 1 : 0);
            Interlocked.Add(ref hopelessEarly, judge.HopelessAt >= 0 && judge.HopelessAt < text.Length - 1 ? 1 : 0);
            return judge.Finish() == whole;
        }, iter: 5_000);

        output.WriteLine($"valid: {valid}, hopeless before the last character: {hopelessEarly}, of 5000");
        valid.ShouldBeGreaterThan(300);
        hopelessEarly.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Feed_AnyTextCutAnywhere_ConcludesAtTheSamePlace()
        => Gen.Select(SchemaGen.Schema, SchemaGen.Text, Gen.Double[0, 1], Gen.Double[0, 1]).Sample((schema, text, a, b) =>
        {
            JsonSchema read = JsonSchema.Parse(schema);
            (UnfinishedJsonJudge? whole, UnfinishedJsonJudge? cut) = (read.BeginUnfinished(), read.BeginUnfinished());
            int first = (int)(text.Length * a);
            int second = first + (int)((text.Length - first) * b);
            whole.Feed(text);
            cut.Feed(text.AsSpan(0, first));
            cut.Feed(text.AsSpan(first, second - first));
            cut.Feed(text.AsSpan(second));
            return (whole.HopelessAt, whole.Violation) == (cut.HopelessAt, cut.Violation);
        }, iter: 5_000);

    [Fact]
    public void Feed_AnyPrefixAndOtherTextThatSharesIt_NeverCallsAValidOneHopeless()
        => Gen.Select(SchemaGen.Schema, SchemaGen.Text, SchemaGen.Text).Sample((schema, text, other) =>
        {
            JsonSchema read = JsonSchema.Parse(schema);
            UnfinishedJsonJudge judge = read.BeginUnfinished();
            judge.Feed(text);
            bool shares = judge.IsHopeless && other.StartsWith(text[..(int)(judge.HopelessAt + 1)], StringComparison.Ordinal);
            return !shares || !read.IsValid(Json.Parse(other));
        }, iter: 5_000);

    [Fact]
    public void Feed_AnyBrokenText_IsHopelessExactlyWhenItIsNotJson()
        => Gen.Select(SchemaGen.Text, Gen.Int[0, 1_000], Gen.Char["{}[]\",:0-1e.\\utn \u0001é"]).Sample((text, at, with) =>
        {
            string broken = text.Remove(at % text.Length, 1).Insert(at % text.Length, with.ToString());
            UnfinishedJsonJudge judge = JsonSchema.Parse("true").BeginUnfinished();
            judge.Feed(broken);
            return judge.Finish() == SchemaGen.IsJson(broken);
        }, iter: 5_000);
}
