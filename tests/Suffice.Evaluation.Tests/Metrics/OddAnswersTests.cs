using Suffice.Chat;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics;

namespace Suffice.Evaluation.Tests.Metrics;

/// <summary>No answer makes a metric throw anything but its own word for what is missing.</summary>
public sealed class OddAnswersTests
{
    private static readonly string[] Values = ["", ":x", ":[\"a\",\"b\"]", ":{\"type\":\"object\"}", ":1", "@0.5"];

    private static readonly ChatAnswer[] Answers =
    [
        new() { Parts = [] },
        Measuring.Text(string.Empty),
        Measuring.Text("\ud800"),
        Measuring.Text("{\"a\":"),
        Measuring.Text("1e999 -9999999999999999999999999999999999"),
        Measuring.Text(new string('a', 5_000)),
        Measuring.Calls("look {"),
    ];

    public static TheoryData<string> Names => [.. Measuring.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Measure_OddAnswer_IsMeasuredOrSaysWhatIsMissing(string name)
    {
        EvalItem[] items = [Measuring.Item(), Measuring.Item("\"x\""), Measuring.Item("{\"a\":[1]}", tools: "look"), Measuring.Item("7")];
        int measured = 0;
        foreach (string value in Values)
        {
            foreach (EvalItem item in items)
            {
                foreach (ChatAnswer answer in Answers)
                {
                    try
                    {
                        MetricResult result = await Measuring.OfAsync(MetricSpecs.Parse(name + value), item, answer);
                        double.IsFinite(result.Score).ShouldBeTrue();
                        measured++;
                    }
                    catch (EvalMetricException missing)
                    {
                        missing.Message.ShouldNotBeNullOrWhiteSpace();
                    }
                }
            }
        }

        measured.ShouldBeGreaterThan(0);
    }
}
