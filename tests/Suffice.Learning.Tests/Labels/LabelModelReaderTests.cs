using Suffice.Chat;
using Suffice.Learning.Labels;
using Suffice.Learning.Storing;

namespace Suffice.Learning.Tests.Labels;

public sealed class LabelModelReaderTests
{
    private static readonly LabelClassifier Classifier = LabelLearner.Fit(MadeLabels.Of(60), MadeLabels.Quick).Classifier;

    private static byte[] File
    {
        get
        {
            using MemoryStream file = new();
            Classifier.Save(file);

            return file.ToArray();
        }
    }

    [Fact]
    public void Load_SavedClassifier_GuessesTheSame()
    {
        LabelClassifier loaded = LabelClassifier.Load(new MemoryStream(File));

        loaded.Labels.ShouldBe(Classifier.Labels);
        foreach (LabelExample example in MadeLabels.Of(60, seed: 4))
        {
            LabelGuess now = loaded.Guess(example.Request), before = Classifier.Guess(example.Request);
            now.Label.ShouldBe(before.Label);
            now.Probabilities.ShouldBe(before.Probabilities);
        }
    }

    [Fact]
    public void Read_SavedClassifier_AnswersWithItsConfidence()
    {
        ChatAnswer answer = new LabelModelReader().Read(File).Answer(MadeLabels.Request("my password is locked out"))!;

        answer.Text.ShouldBe("access");
        answer.StatedConfidence.ShouldNotBeNull().ShouldBeInRange(1 / 3.0, 1);
        answer.LabelProbabilities.Length.ShouldBe(3);
    }

    [Fact]
    public void Read_OneByteChanged_IsRefused()
    {
        for (int at = 0; at < File.Length; at += File.Length / 50)
        {
            byte[] damaged = File;
            damaged[at] ^= 0x10;

            Should.Throw<InvalidDataException>(() => new LabelModelReader().Read(damaged), $"byte {at}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(100)]
    public void Load_CutOff_IsRefused(int length) =>
        Should.Throw<ModelFileException>(() => LabelClassifier.Load(new MemoryStream(File[..length])));
}
