using CsCheck;
using Suffice.Chat;
using Suffice.Learning.Labels;

namespace Suffice.Learning.Tests.Labels;

public sealed class LabelLearnerTests
{
    [Fact]
    public void Fit_GroupsThatWordsTell_GuessesTicketsItHasNotSeen()
    {
        LabelClassifier classifier = LabelLearner.Fit(MadeLabels.Of(120), MadeLabels.Quick, TestContext.Current.CancellationToken).Classifier;
        LabelExample[] others = MadeLabels.Of(90, seed: 2);

        classifier.Labels.ShouldBe(MadeLabels.Groups);
        MadeLabels.Accuracy(others.Select(example => classifier.Guess(example.Request)), others).ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void Fit_LabelsDrawnByLot_GuessesNoBetterThanByChance()
    {
        Random random = new(3);
        LabelExample[] examples = [.. MadeLabels.Of(150).Select(example => example with { Label = MadeLabels.Groups[random.Next(3)] })];

        LabelOutcome outcome = LabelLearner.Fit(examples, MadeLabels.Quick, TestContext.Current.CancellationToken);

        MadeLabels.Accuracy(outcome.HeldOut, examples).ShouldBeInRange(0.2, 0.5);
        outcome.HeldOut.Average(guess => guess.Confidence).ShouldBeLessThan(0.6);
    }

    [Fact]
    public void Fit_CopiesOnBothSides_AreHeldOutTogether()
    {
        Random random = new(3);
        LabelExample[] different = [.. MadeLabels.Of(60).Select(example => example with { Label = MadeLabels.Groups[random.Next(3)] })];

        LabelOutcome outcome = LabelLearner.Fit([.. different, .. different], MadeLabels.Quick, TestContext.Current.CancellationToken);

        MadeLabels.Accuracy(outcome.HeldOut, [.. different, .. different]).ShouldBeLessThan(0.6);
    }

    [Fact]
    public void Guess_AnyText_HasProbabilitiesThatSumToOne()
    {
        LabelClassifier classifier = LabelLearner.Fit(MadeLabels.Of(60), MadeLabels.Quick, TestContext.Current.CancellationToken).Classifier;

        Gen.String.Sample(
            text =>
            {
                LabelGuess guess = classifier.Guess(MadeLabels.Request(text));

                return Math.Abs(guess.Probabilities.Sum() - 1) < 1e-9
                    && guess.Probabilities.All(p => p is >= 0 and <= 1)
                    && guess.Probabilities[classifier.Labels.IndexOf(guess.Label)] == guess.Confidence;
            },
            iter: 200);
    }

    [Fact]
    public void Fit_SameExamplesAndSeed_GivesTheSameFile()
    {
        byte[] one = Saved(LabelLearner.Fit(MadeLabels.Of(60), MadeLabels.Quick, TestContext.Current.CancellationToken).Classifier);
        byte[] two = Saved(LabelLearner.Fit(MadeLabels.Of(60), MadeLabels.Quick, TestContext.Current.CancellationToken).Classifier);

        two.ShouldBe(one);
    }

    [Fact]
    public void Fit_FixedPromptBeforeEveryTicket_CostsNoAccuracy()
    {
        const string Prompt = "You work at the desk of a shop. Read what a customer writes, think step by step, and answer with one word for the team that shall have it.\n";
        LabelExample[] bare = MadeLabels.Of(90), prompted = MadeLabels.Of(90, prompt: Prompt);

        double without = MadeLabels.Accuracy(LabelLearner.Fit(bare, MadeLabels.Quick with { MostBits = 16 }, TestContext.Current.CancellationToken).HeldOut, bare);
        double with = MadeLabels.Accuracy(LabelLearner.Fit(prompted, MadeLabels.Quick with { MostBits = 16 }, TestContext.Current.CancellationToken).HeldOut, prompted);

        with.ShouldBe(without, 0.03);
    }

    [Fact]
    public void Fit_SystemPrompt_ChangesNothing()
    {
        LabelExample[] bare = MadeLabels.Of(60);
        LabelExample[] instructed = [.. bare.Select(example => example with
        {
            Request = example.Request with { Messages = [ChatMessage.Of(ChatRole.System, "Sort tickets: invoices are billing."), .. example.Request.Messages] },
        })];

        LabelClassifier one = LabelLearner.Fit(bare, MadeLabels.Quick, TestContext.Current.CancellationToken).Classifier;
        LabelClassifier two = LabelLearner.Fit(instructed, MadeLabels.Quick, TestContext.Current.CancellationToken).Classifier;

        foreach (LabelExample example in MadeLabels.Of(60, seed: 4))
        {
            two.Guess(example.Request).Probabilities.ShouldBe(one.Guess(example.Request).Probabilities);
        }
    }

    [Theory]
    [InlineData(19, 3)]
    [InlineData(60, 1)]
    public void Fit_TooLittleToLearnFrom_Throws(int examples, int labels)
    {
        LabelExample[] few = [.. MadeLabels.Of(examples).Select((example, i) => example with { Label = MadeLabels.Groups[i % labels] })];

        Should.Throw<ArgumentException>(() => LabelLearner.Fit(few, MadeLabels.Quick, TestContext.Current.CancellationToken)).Message.ShouldContain($"{examples} examples of {labels} labels");
    }

    private static byte[] Saved(LabelClassifier classifier)
    {
        using MemoryStream file = new();
        classifier.Save(file);

        return file.ToArray();
    }
}
