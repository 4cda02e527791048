using CsCheck;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics.Structured;

namespace Suffice.Evaluation.Tests.Metrics;

public sealed class FieldF1Tests
{
    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"a":1,"b":2}""", 1)]
    [InlineData("""{"a":1,"b":2}""", """{"a":1,"b":3}""", 0.5)]
    [InlineData("""{"a":1,"b":2}""", """{"a":1}""", 2.0 / 3)]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""", 2.0 / 3)]
    [InlineData("""{"a":null}""", """{}""", 1)]
    [InlineData("""{"a":null}""", """{"a":5}""", 0)]
    [InlineData("""{"d":"2024-03-01","n":"1,000"}""", """{"d":"1 March 2024","n":1000}""", 1)]
    [InlineData("""{"tags":["x","y","z"]}""", """{"tags":["z","x"]}""", 4.0 / 5)]
    [InlineData("""{"rows":[{"k":1,"v":2},{"k":3,"v":4}]}""", """{"rows":[{"k":3,"v":4},{"k":1,"v":9}]}""", 0.75)]
    [InlineData("""{"a":1}""", "no json here", 0)]
    public async Task Measure_Fields_GivesTheirF1(string reference, string answer, double f1) =>
        (await Measuring.OfAsync("field-f1", reference, answer)).Score.ShouldBe(f1, 1e-9);

    [Fact]
    public async Task Measure_OneFieldWrong_SaysWhich() =>
        (await Measuring.OfAsync("field-f1", """{"a":1,"who":{"name":"Ann"}}""", """{"a":1,"who":{"name":"Bob"}}""")).Reason!.ShouldContain("$.who.name is \"Bob\", not \"Ann\"");

    [Fact]
    public async Task Measure_Exact_TellsValuesApartByTheirSpelling()
    {
        MetricSpec exact = new("field-f1") { Config = Measuring.Json("""{"exact":true}""") };

        (await Measuring.OfAsync(exact, Measuring.Item("""{"a":"X"}"""), Measuring.Text("""{"a":"x"}"""))).Score.ShouldBe(0);
    }

    [Fact]
    public void Shared_AnyTwo_IsTheSameBothWaysAndNeverMoreThanEither() =>
        Gen.Int[0, 3].Array[0, 6].Select(Gen.Int[0, 3].Array[0, 6]).Sample((one, two) =>
        {
            JsonFields fields = new(IsExact: false);
            System.Text.Json.JsonElement a = System.Text.Json.JsonSerializer.SerializeToElement(one);
            System.Text.Json.JsonElement b = System.Text.Json.JsonSerializer.SerializeToElement(two);

            fields.Shared(a, b).ShouldBe(fields.Shared(b, a));
            fields.Shared(a, b).ShouldBeLessThanOrEqualTo(Math.Min(one.Length, two.Length));
            fields.Shared(a, a).ShouldBe(one.Length);
        });
}
