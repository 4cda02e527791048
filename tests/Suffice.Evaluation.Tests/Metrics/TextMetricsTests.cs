using CsCheck;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Metrics.Texts;

namespace Suffice.Evaluation.Tests.Metrics;

public sealed class TextMetricsTests
{
    [Theory]
    [InlineData("equals", "\"Oslo\"", "Oslo\n", true)]
    [InlineData("equals", "\"Oslo\"", "oslo", false)]
    [InlineData("equals", """{"a":1,"b":[2]}""", """{"b":[2.0],"a":1}""", true)]
    [InlineData("equals", "\"{\\\"a\\\":1}\"", "```json\n{\"a\": 1}\n```", true)]
    [InlineData("exact", "\"x\"", "y", false)]
    [InlineData("equals-any", """["red","blue"]""", "blue", true)]
    [InlineData("equals-any", """["red","blue"]""", "green", false)]
    [InlineData("contains:sun", null, "a sunny day", true)]
    [InlineData("contains:Sun", null, "a sunny day", false)]
    [InlineData("icontains:SUN", null, "a sunny day", true)]
    [InlineData("not-contains:sorry", null, "sorry, no", false)]
    [InlineData("not-contains:sorry", null, "yes", true)]
    [InlineData("contains-any:rain, sun", null, "a sunny day", true)]
    [InlineData("contains-all:rain, sun", null, "a sunny day", false)]
    [InlineData("icontains-all:DAY, SUN", null, "a sunny day", true)]
    [InlineData("starts-with:a s", null, "a sunny day", true)]
    [InlineData("regex:^a .* day$", null, "a sunny day", true)]
    [InlineData("regex:^day", null, "a sunny day", false)]
    [InlineData("is-json", null, """{"a":1}""", true)]
    [InlineData("is-json", null, "here: {\"a\":1}", false)]
    [InlineData("contains-json", null, "here: {\"a\":1}", true)]
    [InlineData("""is-json:{"type":"object","required":["b"]}""", null, """{"a":1}""", false)]
    [InlineData("numeric", "\"70,000\"", "so he made $70000", true)]
    [InlineData("numeric@0.5", "3.2", "about 3.6", true)]
    [InlineData("numeric@0.3", "3.2", "about 3.6", false)]
    [InlineData("numeric", "5", "{\"reasoning\":\"2 and 3, of 7\",\"answer\":\"5\"}", true)]
    [InlineData("numeric", "5", "none", false)]
    [InlineData("levenshtein@2", "\"kitten\"", "sitting", false)]
    [InlineData("levenshtein@3", "\"kitten\"", "sitting", true)]
    [InlineData("is-refusal", null, "I'm sorry, but I can't help with that.", true)]
    [InlineData("not-is-refusal", null, "The answer is 4.", true)]
    [InlineData("label", "\"HR Support\"", "hr-support.", true)]
    [InlineData("label", "\"HR Support\"", "Hardware", false)]
    public async Task Measure_AnAnswer_PassesOrFails(string metric, string? reference, string answer, bool passes)
    {
        MetricResult result = await Measuring.OfAsync(metric, reference, answer);

        result.Kind.ShouldBe(MetricResultKind.Measured);
        result.IsPassed.ShouldBe(passes);
        (passes || result.Reason is { Length: > 0 }).ShouldBeTrue("a fail says why");
    }

    [Theory]
    // Worked by hand: 5 of 6 and 5 of 6 words; the longest common sequence of "the cat ... the mat" is 5 words.
    [InlineData("rouge-n", "the cat sat on the mat", "the cat lay on the mat", 5.0 / 6)]
    [InlineData("rouge-l", "the cat sat on the mat", "the cat lay on the mat", 5.0 / 6)]
    [InlineData("rouge-l", "police killed the gunman", "the gunman police killed", 0.5)]
    [InlineData("rouge-n", "police killed the gunman", "the gunman police killed", 1)]
    [InlineData("rouge-l", "", "", 1)]
    [InlineData("rouge-l", "word", "", 0)]
    [InlineData("levenshtein", "kitten", "sitting", 1 - (3.0 / 7))]
    public async Task Measure_Graded_GivesTheFigure(string metric, string reference, string answer, double score)
    {
        MetricResult result = await Measuring.OfAsync(metric, System.Text.Json.JsonSerializer.Serialize(reference), answer);

        result.Score.ShouldBe(score, 1e-9);
    }

    [Fact]
    public async Task RougeN_TwoWords_CountsPairs()
    {
        MetricResult result = await Measuring.OfAsync(
            new MetricSpec("rouge-n") { Config = Measuring.Json("""{"n":2}""") }, Measuring.Item("\"the cat sat on the mat\""), Measuring.Text("the cat lay on the mat"));

        result.Score.ShouldBe(3.0 / 5, 1e-9);
    }

    [Fact]
    public void Levenshtein_AnyTexts_IsADistance() => Gen.String[0, 12].Select(Gen.String[0, 12], Gen.String[0, 12]).Sample((a, b, c) =>
    {
        LevenshteinMetric.Distance(a, a).ShouldBe(0);
        LevenshteinMetric.Distance(a, b).ShouldBe(LevenshteinMetric.Distance(b, a));
        LevenshteinMetric.Distance(a, c).ShouldBeLessThanOrEqualTo(LevenshteinMetric.Distance(a, b) + LevenshteinMetric.Distance(b, c));
    });

    [Fact]
    public async Task Measure_WithoutAReference_SaysNothingAndFailsNobody()
    {
        foreach (string metric in (string[])["equals", "label", "rouge-l", "numeric", "field-f1", "tool-call-match", "levenshtein"])
        {
            (await Measuring.OfAsync(metric, null, "x")).Kind.ShouldBe(MetricResultKind.NotApplicable, metric);
        }
    }

    [Theory]
    [InlineData("label", """{"type":"object","properties":{"category":{"enum":["HR","IT"]},"note":{"type":"string"}}}""", "\"IT\"", """{"note":"HR?","category":"it"}""", true)]
    [InlineData("label", """{"type":"object","properties":{"category":{"enum":["HR","IT"]}}}""", """{"category":"HR"}""", """{"category":"IT"}""", false)]
    public async Task Label_InAJsonAnswer_IsTheOneOfTheSchema(string metric, string schema, string reference, string answer, bool passes)
    {
        EvalItem item = Measuring.Item(reference, schema: schema);

        MetricResult result = await Measuring.OfAsync(MetricSpecs.Parse(metric), item, Measuring.Text(answer));

        result.IsPassed.ShouldBe(passes);
        result.Prediction.ShouldBe("IT");
    }

    [Fact]
    public async Task CostAndLatency_Unknown_SayNothing()
    {
        (await Measuring.OfAsync("cost@0.01", null, "x")).Kind.ShouldBe(MetricResultKind.NotApplicable);
        MeasuredAnswer slow = new(Measuring.Item(), Measuring.Text("x")) { CostUsd = 0.02m, Latency = TimeSpan.FromSeconds(2) };
        (await BuiltInMetrics.Make(MetricSpecs.Parse("cost@0.01")).MeasureAsync(slow, default)).IsPassed.ShouldBeFalse();
        (await BuiltInMetrics.Make(MetricSpecs.Parse("latency@3000")).MeasureAsync(slow, default)).IsPassed.ShouldBeTrue();
    }

    [Fact]
    public void Parse_AMisspeltMetric_NamesTheOneThatWasMeant() =>
        Should.Throw<EvalMetricException>(() => MetricSpecs.Parse("rouge-1")).Message.ShouldContain("rouge-");
}
