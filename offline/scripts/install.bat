@echo off
rem Installs polreq beside this file, from the wheels beside this file and nothing else.
chcp 65001 >nul
setlocal
cd /d "%~dp0"
if not defined PYTHON (
  for %%v in (3.13 3.12 3.11) do (
    if not defined PYTHON py -%%v -c "" >nul 2>nul && set "PYTHON=py -%%v"
  )
)
if not defined PYTHON set "PYTHON=python"
%PYTHON% -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))"
if errorlevel 1 (
  echo 需要 Python 3.11 至 3.13。装好后再双击一次本文件。
  echo Python 3.11 to 3.13 is needed. Install it and run this file again.
  pause
  exit /b 1
)
%PYTHON% -m venv program
if errorlevel 1 goto failed
program\Scripts\python -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels "WANTED"
if errorlevel 1 goto failed
program\Scripts\polreq --version
echo 装好了。打开页面：program\Scripts\polreq serve；帮助：program\Scripts\polreq --help
echo Installed. Pages: program\Scripts\polreq serve; help: program\Scripts\polreq --help
pause
exit /b 0
:failed
echo 没有装成。请把上面的话发给管理员；删掉 program 文件夹后可以再试。
echo It was not installed. Send the lines above to your administrator; remove the folder "program" to try again.
pause
exit /b 1
