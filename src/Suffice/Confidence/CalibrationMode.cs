namespace Suffice.Confidence;

/// <summary>How a calibration decides.</summary>
public enum CalibrationMode
{
    /// <summary>A lower rung answers, and its answer passes or goes up.</summary>
    Cascade,

    /// <summary>Each call goes to one rung, decided before any answer; the gate's checks alone judge what comes.</summary>
    Route,
}
